import { expect, test } from 'vitest';
import { narrowingOf, narrows, sortOf, toFilter } from '../src/benefit/narrowing';

const now = new Date('2026-11-30T20:00:00Z');

function filterOf(search: string, timeZone = 'UTC') {
  return toFilter(narrowingOf(new URLSearchParams(search)), timeZone, now);
}

test('nothing in the address narrows nothing', () => {
  expect(narrows(narrowingOf(new URLSearchParams('sort=title')))).toBe(false);
  expect(filterOf('sort=title')).toEqual({ q: '', status: [], activateBefore: '', expiringBefore: '' });
});

test('soon includes the thirtieth day, counted in the time zone of the member', () => {
  expect(filterOf('activate=1').activateBefore).toBe('2026-12-31');
  expect(filterOf('activate=1', 'Asia/Taipei').activateBefore).toBe('2027-01-01');
});

test('what is to be activated soon is asked for among what is not redeemed', () => {
  expect(filterOf('activate=1').status).toEqual(['available', 'provisioning']);
  expect(filterOf('not-redeemed=1').status).toEqual(['available', 'provisioning']);
});

test('a status that does not exist is not asked for', () => {
  expect(filterOf('status=pending').status).toEqual(['pending']);
  expect(filterOf('status=nonsense').status).toEqual([]);
  expect(narrows(narrowingOf(new URLSearchParams('status=nonsense')))).toBe(false);
});

test('an order that does not exist is the usual one', () => {
  const sorts = ['sort=-title', 'sort=used', 'sort=nonsense', ''].map((search) => sortOf(new URLSearchParams(search)));
  expect(sorts).toEqual(['-title', 'used', 'activateBy', 'activateBy']);
});

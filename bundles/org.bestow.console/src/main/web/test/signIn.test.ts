import { expect, test } from 'vitest';
import { safeTarget } from '../src/app/target';
import { dayFromNow } from '../src/i18n/format';

test('the sign-in goes back to addresses of this console only', () => {
  expect(safeTarget('/benefits/software?q=a')).toBe('/benefits/software?q=a');
  for (const elsewhere of [
    null,
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/sign-in?to=/',
    'javascript:alert(1)',
  ]) {
    expect(safeTarget(elsewhere)).toBe('/');
  }
});

test('three months from now is a day that exists, in the time zone of the member', () => {
  expect(dayFromNow(3, 'UTC', new Date('2026-11-30T12:00:00Z'))).toBe('2027-02-28');
  expect(dayFromNow(3, 'Asia/Taipei', new Date('2026-11-20T20:00:00Z'))).toBe('2027-02-21');
});

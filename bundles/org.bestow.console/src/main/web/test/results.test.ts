import { expect, test } from 'vitest';
import { resultTexts } from '../src/action/ResultTexts';

test('texts of a type are told apart from what is shown elsewhere', () => {
  const result = { keys: [{ kind: 'retail' }], assignment: 'a1-1', extend: 'Three months', add: 'More' };
  expect(resultTexts(result as unknown as Parameters<typeof resultTexts>[0])).toEqual([
    ['extend', 'Three months'],
    ['add', 'More'],
  ]);
  expect(resultTexts(undefined)).toEqual([]);
});

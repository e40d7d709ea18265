import { expect, test } from 'vitest';
import en from '../src/i18n/en.json';

const sources = import.meta.glob('../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }) as Record<
  string,
  string
>;

function has(key: string): boolean {
  let here: unknown = en;
  for (const step of key.split('.')) {
    here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[step] : undefined;
  }
  return here !== undefined;
}

test('every text that the code names exists', () => {
  const missing: string[] = [];
  for (const [file, source] of Object.entries(sources)) {
    for (const [, key = ''] of source.matchAll(/'([a-z][A-Za-z]+(?:\.[A-Za-z]+)+)'/g)) {
      const root = key.split('.')[0] ?? '';
      if (root in en && !has(key) && !has(`${key}_other`)) {
        missing.push(`${file}: ${key}`);
      }
    }
  }
  expect(missing).toEqual([]);
});

import { expect, test } from 'vitest';
import type { ChooserBlock } from '../src/blocks/vocabulary';
import { choose, complete, matching, offered } from '../src/blocks/choices';

const option = (value: string) => ({ value, label: value });
const entry = (language: string, system: string, arch: string) => ({
  values: { language, system, arch },
  label: '',
  href: `/${language}/${system}/${arch}`,
  size: null,
  checksum: null,
});
const block: ChooserBlock = {
  kind: 'chooser',
  title: '',
  dimensions: [
    { name: 'language', label: '', options: ['en', 'zh', 'fr'].map(option) },
    { name: 'system', label: '', options: ['windows', 'mac'].map(option) },
    { name: 'arch', label: '', options: ['x64', 'x86'].map(option) },
  ],
  entries: [
    entry('en', 'windows', 'x64'),
    entry('en', 'windows', 'x86'),
    entry('en', 'mac', 'x64'),
    entry('zh', 'windows', 'x64'),
  ],
};
const values = (chosen: Record<string, string>, index: number) => offered(block, chosen, index).map((one) => one.value);

test('only combinations that exist are offered', () => {
  expect(values({}, 0)).toEqual(['en', 'zh']);
  expect(values({ language: 'zh' }, 1)).toEqual(['windows']);
  expect(values({ language: 'en', system: 'mac' }, 2)).toEqual(['x64']);
});

test('what is the only choice left is made', () => {
  const chosen = choose(block, {}, 'language', 'zh');
  expect(chosen).toEqual({ language: 'zh', system: 'windows', arch: 'x64' });
  expect(complete(block, chosen)).toBe(true);
  expect(matching(block, chosen)).toHaveLength(1);
});

test('later choices stay while they exist and go when they do not', () => {
  const english = { language: 'en', system: 'windows', arch: 'x86' };
  expect(choose(block, english, 'language', 'zh')).toEqual({ language: 'zh', system: 'windows', arch: 'x64' });
  expect(choose(block, english, 'system', 'mac')).toEqual({ language: 'en', system: 'mac', arch: 'x64' });
  expect(choose(block, english, 'language', '')).toEqual({});
});

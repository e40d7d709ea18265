import { expect, test } from 'vitest';
import en from '../src/i18n/en.json';
import zhCN from '../src/i18n/zh-CN.json';
import zhTW from '../src/i18n/zh-TW.json';
import { nearestLanguage } from '../src/i18n';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') {
      all.set(prefix + key, value);
    } else {
      flatten(value, `${prefix}${key}.`).forEach((text, name) => all.set(name, text));
    }
  }
  return all;
}

const english = flatten(en);
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

for (const [tag, tree] of [
  ['zh-CN', zhCN],
  ['zh-TW', zhTW],
] as const) {
  const other = flatten(tree);

  test(`${tag} has exactly the keys of English`, () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test(`${tag} says everything, with the same placeholders`, () => {
    for (const [key, text] of english) {
      expect(other.get(key)?.trim(), key).not.toBe('');
      expect(placeholders(other.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  test(`${tag} leaves no sentence in English`, () => {
    const same = [...english].filter(
      ([key, text]) => /[a-z]{2}/i.test(text.replace(/{{\w+}}/g, '')) && other.get(key) === text,
    );
    expect(same.map(([key]) => key)).toEqual(['app.name', 'audit.system']);
  });
}

test('a language tag leads to the nearest language', () => {
  expect(['zh-TW', 'zh-Hant-HK', 'zh', 'zh-CN', 'zh-SG', 'en-GB', 'de', null].map(nearestLanguage)).toEqual([
    'zh-TW',
    'zh-TW',
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ]);
});

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setRequestLanguage } from '../api/client';
import { remember, remembered } from '../app/preferences';
import en from './en.json';
import zhCN from './zh-CN.json';
import zhTW from './zh-TW.json';

/** The languages of the console, each by its own name. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'zh-CN', name: '简体中文' },
  { tag: 'zh-TW', name: '繁體中文' },
] as const;

export type LanguageTag = (typeof languages)[number]['tag'];

/** The console's language that is nearest to a language tag; English when none is. */
export function nearestLanguage(tag: string | null | undefined): LanguageTag {
  const asked = (tag ?? '').toLowerCase();
  if (!asked.startsWith('zh')) {
    return 'en';
  }
  return /hant|tw|hk|mo/.test(asked) ? 'zh-TW' : 'zh-CN';
}

export function startI18n(): void {
  i18next.on('languageChanged', (tag) => {
    document.documentElement.lang = tag;
    setRequestLanguage(tag);
  });
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN }, 'zh-TW': { translation: zhTW } },
    lng: nearestLanguage(remembered('language') ?? navigator.language),
    fallbackLng: 'en',
    supportedLngs: languages.map((language) => language.tag),
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  });
}

export function chooseLanguage(tag: LanguageTag): void {
  remember('language', tag);
  void i18next.changeLanguage(tag);
}

/** The language kept with the user counts only where this browser has chosen none. */
export function suggestLanguage(tag: string | null): void {
  if (tag && !remembered('language') && nearestLanguage(tag) !== i18next.language) {
    void i18next.changeLanguage(nearestLanguage(tag));
  }
}

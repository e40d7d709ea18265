import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { remember, remembered } from './preferences';

const brand: BrandVariants = {
  10: '#001a19',
  20: '#012726',
  30: '#003332',
  40: '#024240',
  50: '#00504e',
  60: '#005e5c',
  70: '#046b68',
  80: '#017b78',
  90: '#0a9793',
  100: '#11b0ad',
  110: '#0cbeba',
  120: '#42c8c4',
  130: '#77d4d0',
  140: '#a3e0dc',
  150: '#c6eae8',
  160: '#e7f5f4',
};

export const lightTheme: Theme = createLightTheme(brand);

export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
};

export type ThemeChoice = 'light' | 'dark' | 'system';

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice = readChoice();

function readChoice(): ThemeChoice {
  const kept = remembered('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  prefersDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    prefersDark.removeEventListener('change', listener);
  };
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  remember('theme', next);
  listeners.forEach((listener) => listener());
}

export function useThemeChoice(): { choice: ThemeChoice; dark: boolean } {
  const current = useSyncExternalStore(subscribe, () => choice);
  const dark = useSyncExternalStore(subscribe, () => choice === 'dark' || (choice === 'system' && prefersDark.matches));
  return { choice: current, dark };
}

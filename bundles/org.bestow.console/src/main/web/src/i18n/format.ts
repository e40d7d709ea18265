import { useTranslation } from 'react-i18next';
import { useMe } from '../api/queries';
import type { Me } from '../api/types';

/** Days, moments and numbers in the language of the page and the time zone of the member. */
export function useFormat() {
  const { i18n } = useTranslation();
  const { data: me } = useMe();
  const language = i18n.language;
  const timeZone = me?.member?.timeZone;
  return {
    /** `2026-11-21`, a day without a time zone. */
    day: (day: string | null) =>
      day === null ? '–' : format(language, { dateStyle: 'medium', timeZone: 'UTC' }, `${day}T00:00:00Z`, day),
    moment: (instant: string | null) =>
      instant === null
        ? '–'
        : format(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }, instant, instant),
    number: (value: number) => new Intl.NumberFormat(language).format(value),
  };
}

function format(language: string, options: Intl.DateTimeFormatOptions, value: string, otherwise: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? otherwise : new Intl.DateTimeFormat(language, options).format(date);
}

/** The server's idea of now, where a demonstration has moved its clock. */
export function nowOf(me: Me | null | undefined): Date {
  return me?.clock ? new Date(me.clock.now) : new Date();
}

/** A day moved by whole days, both as `YYYY-MM-DD`. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Today in the member's time zone, moved by whole months, as `YYYY-MM-DD`. */
export function dayFromNow(months: number, timeZone: string | undefined, now = new Date()): string {
  const [year = 0, month = 1, day = 1] = new Intl.DateTimeFormat('en-CA', { timeZone })
    .format(now)
    .split('-')
    .map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

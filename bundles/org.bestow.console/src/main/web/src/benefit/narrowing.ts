import type { BenefitFilter, Sort } from '../api/queries';
import type { Status } from '../api/types';
import { dayFromNow, plusDays } from '../i18n/format';

/** Within how many days an activation is called soon. */
export const soon = 30;

const expiringMonths = 3;
const unused: Status[] = ['available', 'provisioning'];
export const statuses: Status[] = [
  'available',
  'active',
  'pending',
  'provisioning',
  'exhausted',
  'expired',
  'cancelled',
];

/** What narrows a list of benefits, as it stands in the address; links to a narrowed list are made from the same. */
export interface Narrowing {
  q: string;
  status: Status | null;
  notRedeemed: boolean;
  activateSoon: boolean;
  expiringSoon: boolean;
}

export type Narrow = Omit<BenefitFilter, 'type' | 'sort' | 'limit' | 'after'>;

export function narrowingOf(search: URLSearchParams): Narrowing {
  const status = search.get('status');
  return {
    q: search.get('q') ?? '',
    status: statuses.find((one) => one === status) ?? null,
    notRedeemed: search.has('not-redeemed'),
    activateSoon: search.has('activate'),
    expiringSoon: search.has('expiring'),
  };
}

const columns = ['title', 'source', 'activateBy', 'expires', 'used'] as const;

/** The order that an address asks for, where there is such an order. */
export function sortOf(search: URLSearchParams): Sort {
  const asked = search.get('sort');
  const column = columns.find((one) => one === asked || `-${one}` === asked) ?? 'activateBy';
  return asked?.startsWith('-') ? `-${column}` : column;
}

export function narrows(narrowing: Narrowing): boolean {
  const { q, status, notRedeemed, activateSoon, expiringSoon } = narrowing;
  return q !== '' || status !== null || notRedeemed || activateSoon || expiringSoon;
}

/** As the server is asked for it. What is to be activated soon is not redeemed: the day means nothing to what is. */
export function toFilter(narrowing: Narrowing, timeZone: string | undefined, now?: Date): Narrow {
  const { q, status, notRedeemed, activateSoon, expiringSoon } = narrowing;
  return {
    q,
    status: status ? [status] : notRedeemed || activateSoon ? unused : [],
    activateBefore: activateSoon ? plusDays(dayFromNow(0, timeZone, now), soon + 1) : '',
    expiringBefore: expiringSoon ? dayFromNow(expiringMonths, timeZone, now) : '',
  };
}

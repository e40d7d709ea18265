import { useQuery } from '@tanstack/react-query';
import { call, get } from './client';
import type { Input } from './contract';
import { cached, usePages } from './queries';

export type MemberWish = Input<'post', '/operator/members'>['body'];
export type PurchaseWish = Input<'post', '/operator/purchases'>['body'];

export function useMembers(q: string) {
  return usePages(cached.members, '/operator/members', { query: { q, limit: 50 } });
}

export function createMember(member: MemberWish, idempotencyKey: string) {
  return call('post', '/operator/members', { body: member, idempotencyKey });
}

/** Those of the own company; of all companies where an operator asks. */
export function usePurchases(limit: number) {
  return usePages(cached.purchases, '/purchases', { query: { limit } });
}

export function createPurchase(purchase: PurchaseWish, idempotencyKey: string) {
  return call('post', '/operator/purchases', { body: purchase, idempotencyKey });
}

/** The categories as operators see them: what serves each, and what is wrong with it. */
export function useTypeStates() {
  return useQuery({
    queryKey: [...cached.types, 'states'],
    queryFn: async ({ signal }) => (await get('/operator/types', { signal })).items,
  });
}

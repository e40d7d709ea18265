import { useQuery } from '@tanstack/react-query';
import { call, get } from './client';
import type { Input } from './contract';
import { cached, usePages } from './queries';
import type { MessageState, StandingWish } from './types';

export type MemberWish = Input<'post', '/operator/members'>['body'];
export type PurchaseWish = Input<'post', '/operator/purchases'>['body'];

export function useMembers(q: string) {
  return usePages(cached.members, '/operator/members', { query: { q, limit: 50 } });
}

export function createMember(member: MemberWish, idempotencyKey: string) {
  return call('post', '/operator/members', { body: member, idempotencyKey });
}

/** Who waits in any company to become Global admin. */
export function useOpenRequests() {
  return usePages(cached.openRequests, '/operator/role-requests', { query: { state: 'open', limit: 20 } });
}

export function useMessages(state: MessageState | null) {
  return usePages(cached.messages, '/operator/messages', { query: { state: state ?? undefined, limit: 50 } });
}

export function retryMessage(message: string) {
  return call('post', '/operator/messages/{message}/retry', { path: { message } });
}

/** All that failed and still can be sent. */
export function retryFailed() {
  return call('post', '/operator/messages/retry', {});
}

/** A company in its newest state, with what a change of it has to name. */
export function useMember(company: string) {
  return useQuery({
    queryKey: [...cached.members, 'one', company],
    queryFn: async ({ signal }) => {
      const { data, etag } = await call('get', '/operator/members/{company}', { path: { company }, signal });
      return { value: data, etag: etag ?? '' };
    },
    gcTime: 0, // what a change is made to is read when it begins
  });
}

export function changeStanding(company: string, standing: StandingWish, ifMatch: string) {
  return call('patch', '/operator/members/{company}', { path: { company }, body: { standing }, ifMatch });
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

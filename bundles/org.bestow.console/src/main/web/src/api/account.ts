import { useQuery } from '@tanstack/react-query';
import { call, type Answer } from './client';
import type { Input } from './contract';
import { cached, usePages } from './queries';
import type { Me } from './types';

export type ProfileChange = Input<'patch', '/me'>['body'];
export type NewToken = Input<'post', '/me/tokens'>['body'];

/** Who is signed in, with the state that a change of it refers to. */
export interface Profile {
  me: Me;
  etag: string;
}

export function useProfile() {
  return useQuery({
    queryKey: cached.profile,
    queryFn: async ({ signal }) => profileOf(await call('get', '/me', { signal })),
    staleTime: 0,
  });
}

export async function saveProfile(changes: ProfileChange, etag: string): Promise<Profile> {
  return profileOf(await call('patch', '/me', { body: changes, ifMatch: etag }));
}

function profileOf({ data, etag }: Answer<Me>): Profile {
  return { me: data, etag: etag ?? '' };
}

export function changePassword(current: string, password: string) {
  return call('put', '/me/password', { body: { current, password } });
}

export function useSessions() {
  return usePages(cached.sessions, '/me/sessions', { query: { limit: 50 } });
}

export function endSession(session: string) {
  return call('delete', '/me/sessions/{session}', { path: { session } });
}

export function endOtherSessions() {
  return call('delete', '/me/sessions', {});
}

export function useTokens() {
  return usePages(cached.tokens, '/me/tokens', { query: { limit: 50 } });
}

export function createToken(token: NewToken, idempotencyKey: string) {
  return call('post', '/me/tokens', { body: token, idempotencyKey });
}

export function deleteToken(token: string) {
  return call('delete', '/me/tokens/{token}', { path: { token } });
}

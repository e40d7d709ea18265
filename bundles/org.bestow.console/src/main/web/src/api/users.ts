import { useQuery } from '@tanstack/react-query';
import { call, get } from './client';
import type { Acting, Input } from './contract';
import { cached, usePages } from './queries';
import type { Role, UserRow, UserStatus } from './types';

export type NewPerson = Input<'post', '/users'>['body'];
export type Person = Pick<NewPerson, 'name' | 'email' | 'language'>;

export interface UserFilter {
  q: string;
  role: Role | null;
  status: UserStatus | null;
}

export function useUsers({ q, role, status }: UserFilter) {
  const query = { q, role: role ?? undefined, status: status ?? undefined, limit: 50 };
  return usePages([...cached.users, 'list'], '/users', { query });
}

/** The first who match, for a picker. */
export function useMatchingUsers(q: string, limit: number) {
  return useQuery({
    queryKey: [...cached.users, 'matching', q, limit],
    queryFn: ({ signal }) => get('/users', { query: { q, limit }, signal }),
    placeholderData: (previous) => previous,
  });
}

/** Somebody in the newest state, with what a change has to name. */
export function useUser(user: string) {
  return useQuery({
    queryKey: [...cached.users, 'one', user],
    queryFn: async ({ signal }) => {
      const { data, etag } = await call('get', '/users/{user}', { path: { user }, signal });
      return { value: data, etag: etag ?? '' };
    },
    gcTime: 0, // what a change is made to is read when it begins
  });
}

export function createUser(user: NewPerson, idempotencyKey: string) {
  return call('post', '/users', { body: user, idempotencyKey });
}

export function changeUser(user: string, change: Person, ifMatch: string) {
  return call('patch', '/users/{user}', { path: { user }, body: change, ifMatch });
}

export function setRoles(user: string, roles: Role[], ifMatch: string) {
  return call('put', '/users/{user}/roles', { path: { user }, body: { roles }, ifMatch });
}

/** What deleting somebody would end. */
export function useRemoval(user: string) {
  return useQuery({
    queryKey: [...cached.users, 'removal', user],
    queryFn: async ({ signal }) =>
      (await call('delete', '/users/{user}', { path: { user }, query: { dryRun: true }, signal })).data,
    gcTime: 0,
  });
}

export function deleteUser(user: string) {
  return call('delete', '/users/{user}', { path: { user } });
}

export function restoreUser(user: string) {
  return call('post', '/users/{user}/restore', { path: { user } });
}

export function inviteAgain(user: string, idempotencyKey: string) {
  return call('post', '/users/{user}/invitation', { path: { user }, idempotencyKey });
}

/** All of them or none; a dry run tells row by row what would be made and what is wrong. */
export function importUsers(csv: string, dryRun: boolean, idempotencyKey?: string) {
  return call('post', '/users/import', { body: { csv }, query: dryRun ? { dryRun } : {}, idempotencyKey });
}

export function useRoleGuide() {
  return useQuery({ queryKey: cached.roles, queryFn: ({ signal }) => get('/roles', { signal }) });
}

/** Those of the company for who decides them, for others their own; of the company that an operator acts for. */
export function useRoleRequests(acting?: Acting) {
  return usePages(cached.roleRequests, '/role-requests', { query: { limit: 20 }, acting });
}

export function askForRole(reason: string, idempotencyKey: string) {
  return call('post', '/role-requests', { body: { reason }, idempotencyKey });
}

export function decideRequest(request: string, decision: 'granted' | 'refused', note: string | null, acting?: Acting) {
  return call('post', '/role-requests/{request}/decision', { path: { request }, body: { decision, note }, acting });
}

export function readInvitation(token: string) {
  return call('post', '/invitations/preview', { body: { token } });
}

export function acceptInvitation(token: string, password: string) {
  return call('post', '/invitations/acceptance', { body: { token, password } });
}

export function isDeleted(user: UserRow): boolean {
  return user.status === 'deleted';
}

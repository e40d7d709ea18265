// The mock's `/me/…`: profile, password, sessions, tokens.
import { grantable } from './people.mjs';
import { randomBytes, randomUUID } from 'node:crypto';
import { permissions } from './fixtures.mjs';

let movedBy = 0;

/** As a demonstration moves it; by whole days. */
export function moveClock(days) {
  movedBy = days;
}

const versions = new Map();
const tokens = new Map();
const values = new Map();

export const userOfToken = (value) => values.get(value);
const versionOf = (user) => versions.get(user.id) ?? 1;
const etag = (user) => `"${versionOf(user)}"`;

/** A session as it is listed; the mock's map of sessions holds these. */
export function newSession(user, request) {
  const now = new Date();
  return {
    id: randomUUID(),
    user,
    address: '127.0.0.1',
    client: /Firefox/.test(request.headers['user-agent'] ?? '') ? 'Firefox' : 'Chrome, Linux',
    createdAt: now.toISOString(),
    lastSeenAt: now.toISOString(),
    expires: new Date(now.getTime() + 12 * 3_600_000).toISOString(),
  };
}

export const me = (user) => ({
  user: {
    id: user.id,
    name: user.name,
    email: user.email,
    language: user.language ?? null,
    notificationEmail: user.notificationEmail ?? null,
  },
  member: user.roles.includes('OPERATOR')
    ? null
    : { id: 'm-1', name: 'Contoso Ltd', timeZone: 'Europe/Berlin', standing: { kind: 'member', link: null } },
  roles: user.roles,
  permissions: permissions(user),
  grantableRoles: grantable(user),
  mustChangePassword: user.oneTime ?? false,
  demo: true,
  ...(movedBy > 0 ? { clock: { now: new Date(Date.now() + movedBy * 86_400_000).toISOString(), moved: true } } : {}),
});

/** Answers a call below `/me`, or undefined when it is none. */
export function account({ route, method, body, headers, user, session, sessions, Problem }) {
  const mine = () => [...sessions.values()].filter((one) => one.user === user);
  const end = (one) => sessions.delete([...sessions].find(([, kept]) => kept === one)?.[0]);
  const invalid = (path, message) => new Problem(422, 'invalid', 'Invalid', { errors: [{ path, message }] });
  if (route === '/me' && method === 'GET') return { body: me(user), headers: { ETag: etag(user) } };
  if (route === '/me' && method === 'PATCH') {
    if (!headers['if-match']) throw new Problem(428, 'precondition-required', 'If-Match is missing');
    if (headers['if-match'] !== etag(user)) throw new Problem(412, 'changed', 'Changed in the meantime');
    if (body.notificationEmail && !body.notificationEmail.includes('@')) throw invalid('/notificationEmail', 'is not an address');
    Object.assign(user, body);
    versions.set(user.id, versionOf(user) + 1);
    return { body: me(user), headers: { ETag: etag(user) } };
  }
  if (route === '/me/password' && method === 'PUT') {
    if (body.current !== user.password) throw new Problem(409, 'refusal:wrong-password', 'The current password is wrong');
    if (/^password/i.test(body.password)) throw invalid('/password', 'is easily guessed');
    if (body.password === user.password) throw invalid('/password', 'must differ from the current password');
    user.password = body.password;
    user.oneTime = false;
    mine()
      .filter((one) => one !== session)
      .forEach(end);
    return { status: 204 };
  }
  if (route === '/me/sessions' && method === 'GET') {
    const items = mine().map(({ user: _, ...one }) => ({ ...one, current: one.id === session.id }));
    return { body: { items: items.reverse(), next: null } };
  }
  if (route === '/me/sessions' && method === 'DELETE') {
    mine()
      .filter((one) => one !== session)
      .forEach(end);
    return { status: 204 };
  }
  if (route.startsWith('/me/sessions/') && method === 'DELETE') {
    const one = mine().find((kept) => route.endsWith(kept.id));
    if (!one) throw new Problem(404, 'not-found', 'Not found');
    end(one);
    return { status: 204 };
  }
  const own = tokens.get(user.id) ?? [];
  tokens.set(user.id, own);
  if (route === '/me/tokens' && method === 'GET') return { body: { items: own, next: null } };
  if (route === '/me/tokens' && method === 'POST') {
    if (own.some((one) => one.name === body.name)) throw invalid('/name', 'is taken');
    const now = Date.now();
    const token = {
      id: randomUUID(),
      name: body.name,
      scopes: body.scopes,
      createdAt: new Date(now).toISOString(),
      expires: new Date(now + body.expiresInDays * 86_400_000).toISOString(),
      lastUsedAt: null,
    };
    const value = `bst_${randomBytes(24).toString('base64url')}`;
    own.unshift(token);
    values.set(value, { token, user });
    return { body: { token, value } };
  }
  if (route.startsWith('/me/tokens/') && method === 'DELETE') {
    const at = own.findIndex((one) => route.endsWith(one.id));
    if (at < 0) throw new Problem(404, 'not-found', 'Not found');
    values.forEach((kept, value) => kept.token === own[at] && values.delete(value));
    own.splice(at, 1);
    return { status: 204 };
  }
  return undefined;
}

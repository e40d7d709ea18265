// Users, roles, requests for a role, invitations and mail, in memory.
import { users } from './fixtures.mjs';

const admins = () => users.filter((one) => one.roles.includes('GLOBAL_ADMIN')).map(({ name, email }) => ({ name, email }));
const memberRoles = [
  'GLOBAL_ADMIN',
  'USER_ADMIN',
  'ADMIN_AGENT',
  'PARTNER_ADMIN',
  'ACCOUNT_ADMIN',
  'BILLING_ADMIN',
  'REPORT_VIEWER',
  'USER',
];
const now = () => new Date().toISOString();
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const requests = [];
const mails = [];

export const grantable = (user) => (user.roles.includes('GLOBAL_ADMIN') ? memberRoles : user.roles.includes('USER_ADMIN') ? ['USER'] : []);

const row = (one, reader) => ({
  id: one.id,
  name: one.name,
  email: one.email,
  language: one.language ?? 'en',
  roles: one.roles,
  status: one.status ?? 'active',
  invitation:
    one.status === 'invited' ? { sentAt: now(), expires: inDays(7), delivery: { state: 'queued', address: one.email, error: null } } : null,
  restorableUntil: one.status === 'deleted' ? inDays(30) : null,
  manageable: one.roles.every((role) => grantable(reader).includes(role)),
});

function invite(wish) {
  const made = { id: `u-${users.length}`, ...wish, password: null, status: 'invited' };
  users.push(made);
  mails.unshift({
    id: `e-${mails.length}`,
    member: 'm-1',
    purpose: 'invitation',
    subject: { type: 'user', id: made.id },
    recipient: { name: made.name, address: made.email },
    language: made.language,
    state: 'queued',
    attempts: 0,
    error: null,
    retryable: false,
    createdAt: now(),
    nextAttemptAt: now(),
    finishedAt: null,
  });
  return made;
}

/** Answers a call about people, or undefined when it is none. */
export function people({ route, method, url, body, user, page, Problem }) {
  if (route === '/operator/messages' && method === 'GET') {
    const state = url.searchParams.get('state');
    return {
      body: page(
        mails.filter((mail) => !state || mail.state === state),
        url,
      ),
    };
  }
  if (route === '/operator/messages/retry') return { body: { queued: 0 } };
  if (route === '/roles') {
    const line = (role) => ({
      role,
      title: role,
      mine: user.roles.includes(role),
      grantable: grantable(user).includes(role),
      holders: role === 'USER' ? [] : users.filter((one) => one.roles.includes(role)).map(({ name, email }) => ({ name, email })),
    });
    const rules = [
      { code: 'view-benefits', kind: 'permission', type: null, title: 'See benefits', roles: memberRoles.slice(0, 4) },
      { code: 'assign-user', kind: 'action', type: '*', title: 'Assign users', roles: ['GLOBAL_ADMIN'] },
    ];
    return { body: { roles: memberRoles.map(line), rules } };
  }
  if (route === '/operator/role-requests') {
    const state = url.searchParams.get('state');
    const shown = requests.filter((one) => !state || one.state === state);
    return {
      body: page(
        shown.map((one) => ({ member: { id: 'm-1', name: 'Contoso Ltd' }, request: { ...one, decidable: false } })),
        url,
      ),
    };
  }
  if (route === '/role-requests' && method === 'GET') {
    const decides = user.roles.includes('GLOBAL_ADMIN');
    const shown = requests.filter((one) => decides || user.roles.includes('OPERATOR') || one.user.id === user.id);
    return {
      body: page(
        shown.map((one) => ({ ...one, decidable: decides && one.state === 'open' })),
        url,
      ),
    };
  }
  if (route === '/role-requests') {
    const { id, name, email } = user;
    const open = { state: 'open', at: now(), outcome: null, decidable: false };
    requests.unshift({ id: `q-${requests.length}`, user: { id, name, email }, role: 'GLOBAL_ADMIN', reason: body.reason, ...open });
    return { body: { request: requests[0], deciders: admins() } };
  }
  const decision = /^\/role-requests\/([^/]+)\/decision$/.exec(route);
  if (decision) {
    const request = requests.find(({ id }) => id === decision[1]);
    Object.assign(request, { state: body.decision, outcome: { by: user.name, at: now(), note: body.note ?? null } });
    return { body: request };
  }
  if (route === '/users/import') {
    const [, ...lines] = body.csv.trim().split('\n');
    const dryRun = url.searchParams.get('dryRun') === 'true';
    const rows = lines.map((line, index) => {
      const [name, email, role] = line.split(',').map((cell) => cell.trim());
      const errors = email?.includes('@') ? [] : [{ path: '/email', message: 'An e-mail address is expected.' }];
      return { line: index + 2, name, email: email ?? '', roles: [role || 'USER'], language: 'en', user: null, errors };
    });
    if (!dryRun) rows.forEach((one) => (one.user = invite(one).id));
    return { body: { dryRun, ignoredColumns: [], rows } };
  }
  if (route === '/users' && method === 'POST') {
    if (users.some((one) => one.email === body.email)) {
      throw new Problem(422, 'invalid', 'Invalid', {
        errors: [{ path: '/email', message: 'Somebody signs in with this e-mail already.' }],
      });
    }
    const { invite: byMail, ...wish } = body;
    const made = invite(wish);
    if (!byMail) Object.assign(made, { status: 'active', password: 'kettle-moon-violet-9', oneTime: true });
    return { body: { user: row(made, user), oneTimePassword: made.password } };
  }
  if (route === '/users') {
    const q = (url.searchParams.get('q') ?? '').toLowerCase();
    const role = url.searchParams.get('role');
    const status = url.searchParams.get('status');
    const found = users.filter(
      (one) =>
        !one.roles.includes('OPERATOR') &&
        (one.name + one.email).toLowerCase().includes(q) &&
        (!role || one.roles.includes(role)) &&
        (status ? (one.status ?? 'active') === status : one.status !== 'deleted'),
    );
    return {
      body: page(
        found.map((one) => row(one, user)),
        url,
      ),
    };
  }
  const [, id, what = ''] = /^\/users\/([^/]+)\/?(.*)$/.exec(route) ?? [];
  const one = users.find((known) => known.id === id);
  if (!one) return undefined;
  if (method === 'DELETE') {
    const dryRun = url.searchParams.get('dryRun') === 'true';
    if (!dryRun) one.status = 'deleted';
    return { body: { user: row(one, user), seats: [], dryRun } };
  }
  if (method === 'PATCH' || what === 'roles') Object.assign(one, body);
  if (what === 'restore') one.status = 'active';
  return { body: row(one, user), headers: { ETag: '"1"' } };
}

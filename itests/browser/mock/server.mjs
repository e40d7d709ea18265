// A stand-in for the platform, for developing and trying the console alone. Test code: nothing of it is shipped.
//   npm run mock [-- PORT]        then open the address it prints; the sign-ins are in mock/fixtures.mjs
// POST /mock/types/{id}/{live|missing} moves a category, POST /mock/fail/{status} lets the next call fail.
import { people } from './people.mjs';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { account, me, moveClock, newSession, userOfToken } from './account.mjs';
import { operator, purchasesOf } from './operator.mjs';
import { benefits as makeBenefits, permissions, types, users, words } from './fixtures.mjs';

const root = process.env.BESTOW_WEB ?? fileURLToPath(new URL('../../../bundles/org.bestow.console/target/classes/web', import.meta.url));
const benefits = makeBenefits();
const sessions = new Map();
const streams = new Set();
const answered = new Map();
let failNext = null;
let eventId = 0;

const kinds = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8' };

class Problem extends Error {
  constructor(status, type, title, more = {}) {
    super(title);
    Object.assign(this, { status, type: `urn:bestow:${type}`, more });
  }
}

function languageOf(request) {
  const asked = (request.headers['accept-language'] ?? 'en').split(',')[0];
  return ['zh-CN', 'zh-TW'].includes(asked) ? asked : 'en';
}

const send = (response, status, body, headers = {}) => {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

function publish(event, data) {
  for (const stream of streams) {
    stream.write(`id: ${++eventId}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

function statusOf(benefit) {
  if (benefit.status) return benefit.status;
  if (benefit.quantity !== null && benefit.used >= benefit.quantity) return 'exhausted';
  return benefit.used > 0 ? 'active' : 'available';
}

const live = (typeId) => types.find((type) => type.id === typeId)?.state === 'live';

const row = (b, l) => ({
  id: b.id,
  type: b.type,
  title: b.title[l],
  source: b.source[l],
  status: statusOf(b),
  quantity: b.quantity,
  used: b.used,
  unit: b.unit,
  purchasedOn: b.purchasedOn,
  activateBy: b.activateBy,
  expires: b.expires,
  typeAvailable: live(b.type),
});

const helpers = () => users.filter((user) => user.roles.includes('GLOBAL_ADMIN')).map(({ name, email }) => ({ name, email }));

function action(l, name, title, more = {}) {
  return {
    name,
    title,
    description: null,
    state: 'available',
    consequences: [],
    inputSchema: { type: 'object', properties: {} },
    refusal: null,
    ...more,
  };
}

function details(b, l, user) {
  if (!live(b.type)) return { ...row(b, l), details: [], actions: [], detailsProblem: null };
  const actions =
    b.keyKind === 'none'
      ? []
      : [
          user.roles.includes('USER_ADMIN')
            ? action(l, 'get-keys', words.getKeys[l], {
                state: 'refused',
                refusal: {
                  rule: 'forbidden',
                  title: words.forbidden[l],
                  detail: words.forbidden[l],
                  facts: {},
                  nextAllowedAt: null,
                  whoCanHelp: helpers(),
                },
              })
            : statusOf(b) === 'exhausted'
              ? action(l, 'get-keys', words.getKeys[l], {
                  state: 'refused',
                  refusal: {
                    rule: 'exhausted',
                    title: words.exhausted[l],
                    detail: words.exhaustedDetail[l],
                    facts: {},
                    nextAllowedAt: '2027-01-05T08:00:00Z',
                    whoCanHelp: helpers(),
                  },
                })
              : action(l, 'get-keys', words.getKeys[l], {
                  description: words.getKeysHelp[l],
                  consequences: [{ kind: 'ends-refund', text: words.endsRefund[l], severity: 'warning' }],
                  inputSchema: {
                    $schema: 'https://json-schema.org/draft/2020-12/schema',
                    type: 'object',
                    additionalProperties: false,
                    required: ['count'],
                    properties: { count: { type: 'integer', title: words.count[l], minimum: 1, maximum: 16 } },
                  },
                }),
        ];
  const option = (value, label = value) => ({ value, label });
  const arch = b.architecture
    ? [{ name: 'architecture', label: words.arch[l], options: [option('x64', '64-bit'), option('x86', '32-bit')] }]
    : [];
  const entries = [];
  for (const [language, systems] of [
    ['en', ['windows', 'macos']],
    ['zh-CN', ['windows']],
    ['zh-TW', ['windows', 'macos']],
  ]) {
    for (const system of systems) {
      for (const architecture of b.architecture ? (system === 'macos' ? ['x64'] : ['x64', 'x86']) : [undefined]) {
        entries.push({
          values: { language, system, ...(architecture ? { architecture } : {}) },
          label: `${b.title.en} (${language}, ${system}${architecture ? `, ${architecture}` : ''})`,
          href: `https://downloads.example/${b.id}/${language}/${system}/${architecture ?? 'any'}.iso`,
          size: '4.2 GB',
          checksum: `sha256:${'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'}`,
        });
      }
    }
  }
  const blocks = [
    ...(b.keyKind === 'none'
      ? [{ kind: 'notice', tone: 'info', text: words.noKeys[l] }]
      : [{ kind: 'keys', title: words.claimed[l], emptyText: words.noClaimed[l] }]),
    { kind: 'instructions', title: words.instructions[l], paragraphs: words.paragraphs.map((p) => p[l]) },
    {
      kind: 'chooser',
      title: words.downloads[l],
      dimensions: [
        {
          name: 'language',
          label: words.language[l],
          options: [option('en', 'English'), option('zh-CN', '简体中文'), option('zh-TW', '繁體中文')],
        },
        { name: 'system', label: words.system[l], options: [option('windows', 'Windows'), option('macos', 'macOS')] },
        ...arch,
      ],
      entries,
    },
    {
      kind: 'facts',
      title: words.facts[l],
      items: [
        { label: words.edition[l], value: 'Standard' },
        { label: words.keyKind[l], value: b.keyKind },
      ],
    },
    { kind: 'links', title: null, items: [{ label: 'System requirements', href: 'https://docs.example/requirements' }] },
  ];
  return { ...row(b, l), details: blocks, actions, detailsProblem: null };
}

function newKeyValue() {
  const letters = 'BCDFGHJKMPQRTVWXY2346789';
  return Array.from({ length: 5 }, () => Array.from(randomBytes(5), (x) => letters[x % letters.length]).join('')).join('-');
}

const keyRow = (key, l) => ({
  id: key.id,
  kind: key.kind,
  facts: [],
  replaces: null,
  replacedBy: null,
  masked: `•••••-•••••-•••••-•••••-${key.value.slice(-5)}`,
  claimedAt: key.claimedAt,
  claimedBy: key.claimedBy,
  actions: [action(l, 'show-key', words.showKey[l], { consequences: [{ kind: 'audited', text: words.audited[l], severity: 'info' }] })],
});

function perform(b, rest, user, l, dry, body) {
  if (!live(b.type)) throw new Problem(503, 'type-unavailable', words.missing[l], { retryAfter: 5 });
  const record = (name, title) => {
    b.history.unshift({
      id: randomUUID(),
      at: new Date().toISOString(),
      actor: { id: user.id, name: user.name },
      onBehalf: null,
      action: name,
      title,
      summary: [],
    });
    publish('benefit', { id: b.id, version: b.history.length });
  };
  const answer = (result, consequences) => ({ outcome: 'done', dryRun: dry, result, consequences, benefit: row(b, l), undo: null });
  const shown = /^keys\/([^/]+)\/actions\/show-key$/.exec(rest);
  if (shown) {
    const key = b.keys.find((one) => one.id === shown[1]);
    if (!key) throw new Problem(404, 'not-found', 'Not found');
    if (!dry) record('show-key', words.showKey[l]);
    return answer({ keys: [dry ? { kind: key.kind } : { id: key.id, value: key.value, kind: key.kind }] }, []);
  }
  const count = body.count;
  if (!Number.isInteger(count) || count < 1 || count > 16) {
    throw new Problem(422, 'invalid', 'Invalid', { errors: [{ path: '/count', message: words.tooMany[l] }] });
  }
  if (b.used + count > b.quantity) {
    throw new Problem(409, 'refusal:not-enough', words.exhausted[l], {
      rule: 'not-enough',
      detail: `${b.quantity - b.used} < ${count}`,
      facts: {},
      nextAllowedAt: null,
      whoCanHelp: [],
    });
  }
  const consequences = [{ kind: 'ends-refund', text: words.endsRefund[l], severity: 'warning' }];
  if (dry) return answer({ keys: Array.from({ length: count }, () => ({ kind: b.keyKind })) }, consequences);
  const taken = Array.from({ length: count }, () => ({
    id: randomUUID(),
    kind: b.keyKind,
    value: newKeyValue(),
    claimedAt: new Date().toISOString(),
    claimedBy: { id: user.id, name: user.name },
  }));
  b.keys.unshift(...taken);
  b.used += count;
  record('get-keys', words.getKeys[l]);
  return answer({ keys: taken.map(({ id, value, kind }) => ({ id, value, kind })) }, consequences);
}

const page = (items, url) => {
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const from = Number(url.searchParams.get('after') ?? 0);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
};

function list(url, l) {
  const q = (url.searchParams.get('q') ?? '').toLowerCase();
  const statuses = url.searchParams.get('status')?.split(',');
  const before = url.searchParams.get('expiringBefore');
  const activateBefore = url.searchParams.get('activateBefore');
  const sort = url.searchParams.get('sort') ?? 'activateBy';
  const by = sort.replace('-', '');
  const rows = benefits
    .map((b) => row(b, l))
    .filter(
      (b) =>
        b.type === (url.searchParams.get('type') ?? b.type) &&
        (b.title + b.source).toLowerCase().includes(q) &&
        (!statuses || statuses.includes(b.status)) &&
        (!activateBefore || (b.activateBy ?? '9') < activateBefore) &&
        (!before || ((b.expires ?? '9') < before && !['expired', 'cancelled'].includes(b.status))),
    );
  rows.sort((a, b) => (sort.startsWith('-') ? -1 : 1) * String(a[by]).localeCompare(String(b[by]), undefined, { numeric: true }));
  return page(rows, url);
}

const tokenOf = (request) => /bestow-session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];

/** A stream ends with its session. */
setInterval(() => {
  const alive = new Set(sessions.values());
  for (const stream of streams) {
    if (!alive.has(stream.session)) stream.end();
  }
}, 500).unref();

async function api(request, url, l) {
  const route = url.pathname.slice('/api/v1'.length);
  const method = request.method;
  const body = method === 'GET' || method === 'DELETE' ? null : JSON.parse((await text(request)) || '{}');
  if (failNext) {
    const status = failNext;
    failNext = null;
    throw new Problem(status, status === 503 ? 'busy' : 'error', 'Mock failure', { retryAfter: 2 });
  }
  const token = tokenOf(request);
  if (route === '/session' && method === 'POST') {
    const user = users.find((one) => one.email === body.email && one.password === body.password);
    if (!user) throw new Problem(401, 'sign-in-failed', words.wrong[l]);
    const id = randomUUID();
    sessions.set(id, newSession(user, request));
    return { body: me(user), headers: { 'Set-Cookie': `bestow-session=${id}; HttpOnly; SameSite=Lax; Path=/` } };
  }
  const bearer = /^Bearer (bst_\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const session = bearer ? userOfToken(bearer) : sessions.get(token);
  const user = session?.user;
  if (!user) throw new Problem(401, 'not-signed-in', 'Not signed in');
  if (route === '/session') return (sessions.delete(token), { status: 204 });
  if (user.oneTime && !['GET /me', 'PUT /me/password'].includes(`${method} ${route}`)) {
    throw new Problem(403, 'password-change-required', 'Choose your own password first');
  }
  const own = account({ route, method, body, headers: request.headers, user, session, sessions, Problem });
  if (own) return own;
  const isOperator = user.roles.includes('OPERATOR');
  if (route === '/types') {
    return {
      body: {
        next: null,
        items: types.map((type) => ({
          ...type,
          title: type.title[l],
          seeAlso: [{ label: 'How it works', href: `https://programme.example/help/${type.id}` }],
          benefits: isOperator ? 0 : benefits.filter((b) => b.type === type.id).length,
        })),
      },
    };
  }
  if (route === '/packages') {
    const items = ['Action Pack', 'Silver Core', 'Gold Core'].map((title, i) => ({
      id: `p-${i}`,
      code: `p${i}`,
      title,
      description: 'Internal-use software and more.',
      owned: i < 2,
      links: [{ label: `${title}: package details`, href: `https://programme.example/p${i}` }],
      items: benefits
        .slice(i * 9, i * 9 + 9)
        .map((b) => ({ code: b.id, type: b.type, title: b.title[l], quantity: b.quantity, unit: b.unit })),
    }));
    return { body: { items, next: null } };
  }
  const about = people({ route, method, url, body, user, page, Problem });
  if (about) return about;
  if (route.startsWith('/operator/') && isOperator) return operator({ route, method, url, body, headers: request.headers, Problem });
  if (route === '/purchases' && permissions(user).includes('view-purchases')) {
    return { body: page(purchasesOf(me(user).member), url) };
  }
  if (route === '/audit' && permissions(user).includes('view-audit')) {
    return {
      body: page(
        benefits.flatMap((b) =>
          b.history.map((h) => ({ ...h, subject: { type: 'benefit', id: b.id }, summary: h.title, from: '127.0.0.1' })),
        ),
        url,
      ),
    };
  }
  if (!permissions(user).includes('view-benefits')) throw new Problem(403, 'forbidden', words.forbidden[l], { whoCanHelp: helpers() });
  if (route === '/benefits') return { body: list(url, l) };
  const [, id, rest = ''] = /^\/benefits\/([^/]+)\/?(.*)$/.exec(route) ?? [];
  const benefit = benefits.find((b) => b.id === id);
  if (!benefit) throw new Problem(404, 'not-found', 'Not found');
  if (method === 'POST') {
    const key = request.headers['idempotency-key'];
    const dry = url.searchParams.get('dryRun') === 'true';
    if (!dry && !key) throw new Error('the console must send an Idempotency-Key');
    if (!dry && answered.has(key)) return { body: answered.get(key), headers: { 'Idempotency-Replayed': 'true' } };
    const done = perform(benefit, rest, user, l, dry, body);
    if (!dry) answered.set(key, done);
    return { body: done };
  }
  if (rest === '') return { body: details(benefit, l, user) };
  if (rest === 'keys')
    return {
      body: page(
        benefit.keys.map((key) => keyRow(key, l)),
        url,
      ),
    };
  if (rest === 'assignments' || rest === 'ended-assignments') return { body: { items: [], next: null } };
  if (rest === 'history') return { body: page(benefit.history, url) };
  throw new Problem(404, 'not-found', 'Not found');
}

async function text(request) {
  let all = '';
  for await (const part of request) all += part;
  return all;
}

async function file(request, response, url) {
  const isAsset = url.pathname.startsWith('/assets/');
  const name = isAsset ? path.normalize(url.pathname) : '/index.html';
  try {
    let content = await readFile(path.join(root, name));
    const headers = { 'X-Content-Type-Options': 'nosniff', 'Content-Type': kinds[path.extname(name)] ?? 'application/octet-stream' };
    if (!isAsset) {
      const nonce = randomBytes(16).toString('base64');
      content = content.toString().replaceAll('BESTOW_NONCE', nonce);
      headers['Cache-Control'] = 'no-store';
      headers['Content-Security-Policy'] =
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
    }
    response.writeHead(200, headers);
    response.end(content);
  } catch {
    send(response, 404, { type: 'urn:bestow:not-found', title: 'Not found', status: 404 });
  }
}

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  const l = languageOf(request);
  const control = /^\/mock\/(types\/([\w-]+)|fail|clock)\/(\w+)$/.exec(url.pathname);
  if (control) {
    if (control[2]) {
      types.find((type) => type.id === control[2]).state = control[3];
      publish('types', {});
    } else if (control[1] === 'clock') moveClock(Number(control[3]));
    else failNext = Number(control[3]);
    return send(response, 200, {});
  }
  if (url.pathname === '/api/v1/events') {
    const session = sessions.get(tokenOf(request));
    if (!session) return send(response, 401, { type: 'urn:bestow:not-signed-in', title: 'Not signed in', status: 401 });
    response.session = session;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': hello\n\n');
    streams.add(response);
    return request.on('close', () => streams.delete(response));
  }
  if (!url.pathname.startsWith('/api/')) return file(request, response, url);
  try {
    const answer = await api(request, url, l);
    send(response, answer.status ?? 200, answer.body, answer.headers);
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error);
    const { status = 500, type = 'urn:bestow:error', message, more = {} } = error;
    send(
      response,
      status,
      { type, title: message, status, detail: null, ...more },
      more.retryAfter ? { 'Retry-After': String(more.retryAfter) } : {},
    );
  }
});

server.listen(Number(process.argv[2] ?? 8181), '127.0.0.1', async () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  console.log(`mock of Bestow at ${address}`);
  if (process.env.BESTOW_FIRST_RUN) {
    const firstRun = {
      address,
      users: users.map(({ name, email, roles, password }) => ({
        email,
        password,
        name,
        member: roles.includes('OPERATOR') ? null : 'contoso',
        roles,
      })),
    };
    await writeFile(process.env.BESTOW_FIRST_RUN, JSON.stringify(firstRun), { mode: 0o600 });
  }
});

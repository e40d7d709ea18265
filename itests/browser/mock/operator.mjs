// The mock's `/operator/…`: catalogue with its differences, key pools.
import { daysFromNow, types } from './fixtures.mjs';

const catalog = {
  version: 1,
  document: {
    format: 1,
    keyPools: [],
    packages: [
      { code: 'action-pack', title: { en: 'Action Pack' }, items: [{ code: 'windows', type: 'software', quantity: 16 }] },
      { code: 'silver-core', title: { en: 'Silver Core' }, items: [{ code: 'office', type: 'software', quantity: 10 }] },
    ],
  },
};
const pools = ['windows-server', 'office', 'sql-server', 'visio'].map((code, i) => ({
  id: code,
  code,
  kind: i === 2 ? 'multiple-activation' : 'retail',
  available: [1200, 1199, 3, 0][i],
  claimed: 40 + i,
  lowAt: 10,
  version: 1,
  values: new Set(),
}));

const items = (document) =>
  new Map(
    document.packages.flatMap((one, p) => [
      [one.code, { path: `/packages/${p}`, package: one.code, item: null, content: { title: one.title } }],
      ...(one.items ?? []).map((item, i) => [
        `${one.code}/${item.code}`,
        { path: `/packages/${p}/items/${i}`, package: one.code, item: item.code, content: item },
      ]),
    ]),
  );

function difference(before, after) {
  const entries = [];
  const from = items(before);
  const to = items(after);
  for (const [key, { content, ...place }] of to) {
    const old = from.get(key)?.content;
    const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(content)])];
    const fields = names
      .filter((name) => JSON.stringify(old?.[name]) !== JSON.stringify(content[name]))
      .map((name) => ({ name, before: old?.[name] ?? null, after: content[name] ?? null }));
    if (fields.length > 0)
      entries.push({ ...place, change: old ? 'changed' : 'added', fields, benefits: old ? 3 : 0, members: old ? 2 : 0 });
  }
  for (const [key, { content: _, ...place }] of from) {
    if (!to.has(key)) entries.push({ ...place, change: 'removed', fields: [], benefits: 3, members: 2 });
  }
  const count = (change) => entries.filter((one) => one.change === change).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed'), entries };
}

const members = ['Contoso Ltd', 'Northlight Systems', 'Jade Harbor Software'].map((name, i) => ({
  id: `m-${i + 1}`,
  name,
  timeZone: ['Europe/Berlin', 'Europe/Oslo', 'Asia/Taipei'][i],
  email: `office@${name.split(' ')[0].toLowerCase()}.example`,
  standing: { kind: 'member', link: null, ownLink: null },
}));
const standingOf = ({ kind, link = null }) => ({ kind, link, ownLink: link });
const purchaseOf = (member, code, title, day) => ({
  id: `pu-${member.id}-${code}`,
  member: { id: member.id, name: member.name },
  package: code,
  title,
  status: 'active',
  purchasedOn: day,
  expires: daysFromNow(340),
  cancelledOn: null,
  benefits: 9,
});
const purchases = [
  purchaseOf(members[0], 'p0', 'Action Pack', daysFromNow(-24)),
  { ...purchaseOf(members[0], 'p1', 'Silver Core', daysFromNow(-90)), status: 'cancelled', cancelledOn: daysFromNow(-60) },
];

/** Those of one company, or of all. */
export const purchasesOf = (member) => purchases.filter((one) => member === null || one.member.id === member.id);

export function operator({ route, method, url, body, headers, Problem }) {
  const dryRun = url.searchParams.get('dryRun') === 'true';
  const etag = (version) => ({ ETag: `"${version}"` });
  const expect = (version) => {
    if (!headers['if-match']) throw new Problem(428, 'precondition-required', 'If-Match is missing');
    if (headers['if-match'] !== `"${version}"`) throw new Problem(412, 'precondition-failed', 'Changed in the meantime');
  };
  if (route === '/operator/catalog' && method === 'GET') {
    const { version, document } = catalog;
    return { body: { version, importedAt: `${daysFromNow(-2)}T10:00:00Z`, document, unchecked: [] }, headers: etag(version) };
  }
  if (route === '/operator/catalog/progress') return { body: { running: false, step: 'idle', done: 0, total: 0 } };
  if (route === '/operator/catalog' && method === 'PUT') {
    if (!dryRun) expect(catalog.version);
    const wrong = body.packages.findIndex((one) => !one.code);
    if (wrong >= 0) throw new Problem(422, 'invalid', 'Invalid', { errors: [{ path: `/packages/${wrong}/code`, message: 'is missing' }] });
    const diff = difference(catalog.document, body);
    const unchanged = diff.entries.length === 0;
    if (!dryRun && !unchanged) Object.assign(catalog, { version: catalog.version + 1, document: body });
    const count = body.packages.reduce((sum, one) => sum + (one.items ?? []).length, 0);
    return {
      body: {
        version: catalog.version,
        packages: body.packages.length,
        items: count,
        unchecked: ['/packages/0/items/0'],
        unchanged,
        dryRun,
        diff,
        more: 0,
      },
      headers: dryRun ? {} : etag(catalog.version),
    };
  }
  if (route === '/operator/types') {
    const items = types.map(({ id, title, version, state }) => ({
      id,
      title: title.en,
      version,
      state,
      bundle: version ? `org.bestow.type.${id} ${version}` : null,
      benefits: 27,
      actions: version ? ['get-keys', 'show-key'] : [],
      faults: [],
    }));
    return { body: { items, next: null } };
  }
  if (route === '/operator/members' && method === 'GET') {
    const q = (url.searchParams.get('q') ?? '').toLowerCase();
    return { body: { items: members.filter((one) => (one.name + one.email).toLowerCase().includes(q)), next: null } };
  }
  const one = /^\/operator\/members\/(.+)$/.exec(route);
  if (one) {
    const company = members.find(({ id }) => id === one[1]);
    if (method === 'PATCH') company.standing = standingOf(body.standing);
    return { body: company, headers: { ETag: '"1"' } };
  }
  if (route === '/operator/members') {
    if (members.some((one) => one.name === body.name)) {
      throw new Problem(422, 'invalid', 'Invalid', { errors: [{ path: '/name', message: 'There is a company with this name.' }] });
    }
    const member = {
      id: `m-${members.length + 1}`,
      name: body.name,
      timeZone: body.timeZone,
      email: body.email,
      standing: standingOf(body.standing ?? { kind: 'member' }),
    };
    members.push(member);
    return { body: { member, admin: { id: 'u-new', ...body.admin, roles: ['GLOBAL_ADMIN'] }, oneTimePassword: 'kettle-moon-violet-9' } };
  }
  if (route === '/operator/purchases') {
    const member = members.find((one) => one.id === body.member || one.name === body.member);
    if (!member) throw new Problem(422, 'invalid', 'Invalid', { errors: [{ path: '/member', message: 'There is no such company.' }] });
    const purchase = purchaseOf(member, body.package, body.package, body.purchasedOn ?? daysFromNow(0));
    purchases.unshift(purchase);
    return { body: purchase };
  }
  if (route === '/operator/key-pools') {
    const level = (pool) => (pool.available === 0 ? 'empty' : pool.available <= pool.lowAt ? 'low' : 'ok');
    return { body: { next: null, items: pools.map(({ values: _, ...pool }) => ({ ...pool, level: level(pool) })) } };
  }
  const pool = pools.find((one) => route === `/operator/key-pools/${one.id}/keys` || route === `/operator/key-pools/${one.id}`);
  if (!pool) throw new Problem(404, 'not-found', 'Not found');
  if (method === 'PATCH') {
    expect(pool.version);
    Object.assign(pool, { lowAt: body.lowAt ?? 10, version: pool.version + 1 });
    const { values: _, ...shown } = pool;
    return { body: shown, headers: etag(pool.version) };
  }
  const lines = (body.keys ?? body.csv.split('\n')).map((line) => line.trim()).filter((line) => line !== '');
  const seen = new Set(pool.values);
  const rows = lines.map((key, i) => {
    const state = !/^[\w-]{5,}$/.test(key) ? 'invalid' : seen.has(key) ? 'duplicate' : 'imported';
    seen.add(key);
    return { row: i + 1, state, message: null };
  });
  const imported = rows.filter((row) => row.state === 'imported').length;
  if (!dryRun) {
    lines.forEach((key, i) => rows[i].state === 'imported' && pool.values.add(key));
    pool.available += imported;
  }
  const count = (state) => rows.filter((row) => row.state === state).length;
  return { body: { imported, duplicates: count('duplicate'), invalid: count('invalid'), dryRun, ignoredColumns: 0, rows } };
}

import { afterEach, expect, test, vi } from 'vitest';
import { call, get, ProblemError, query, setRequestLanguage, UnreachableError, whenSignedOut } from '../src/api/client';

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetched = vi.fn(
    async (_path: string, _init: RequestInit) =>
      new Response(body === undefined ? null : JSON.stringify(body), {
        status,
        headers: { 'Content-Type': 'application/problem+json', ...headers },
      }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('succeeded'),
    (error: unknown) => error,
  );
}

test('asks in the language of the page, with the idempotency key', async () => {
  setRequestLanguage('zh-TW');
  const fetched = answer(200, { ok: true }, { 'Idempotency-Replayed': 'true' });
  const { data, replayed } = await call('post', '/benefits/{benefit}/actions/{action}', {
    path: { benefit: 'b/1', action: 'get-keys' },
    query: { dryRun: true },
    body: { a: 1 },
    idempotencyKey: 'k1',
  });
  expect([data, replayed]).toEqual([{ ok: true }, true]);
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe('/api/v1/benefits/b%2F1/actions/get-keys?dryRun=true');
  expect(init?.headers).toMatchObject({
    'Accept-Language': 'zh-TW',
    'Idempotency-Key': 'k1',
    'Content-Type': 'application/json',
  });
});

test('an operator acts for a member, with a reason in any script', async () => {
  const fetched = answer(200, { items: [], next: null });
  await call('get', '/role-requests', { acting: { member: 'm0-1', reason: '工单 4711' } });
  expect(fetched.mock.calls[0]?.[1].headers).toMatchObject({
    'Bestow-Member': 'm0-1',
    'Bestow-Reason': '%E5%B7%A5%E5%8D%95%204711',
  });
  await call('get', '/role-requests', {});
  expect(fetched.mock.calls[1]?.[1].headers).not.toHaveProperty('Bestow-Member');
});

test('a problem keeps its fields and its retry time', async () => {
  answer(
    503,
    { type: 'urn:bestow:type-unavailable', title: 'Away', status: 503, detail: 'soon' },
    { 'Retry-After': '7' },
  );
  const error = (await failure(get('/types', {}))) as ProblemError;
  expect([error.kind, error.retryAfter, error.temporary, error.problem.detail]).toEqual([
    'type-unavailable',
    7,
    true,
    'soon',
  ]);
});

test('only a missing session signs out, not a wrong password', async () => {
  const out = vi.fn();
  whenSignedOut(out);
  answer(401, { type: 'urn:bestow:sign-in-failed', title: 'No', status: 401 });
  await failure(call('post', '/session', { body: { email: 'a', password: 'b' } }));
  expect(out).not.toHaveBeenCalled();
  answer(401, { type: 'urn:bestow:not-signed-in', title: 'No', status: 401 });
  await failure(get('/me', {}));
  expect(out).toHaveBeenCalledOnce();
});

test('no answer is a failure of its own', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await failure(get('/types', {}))).toBeInstanceOf(UnreachableError);
});

test('an error page that is no problem document still has a status', async () => {
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response('<html>', { status: 502, statusText: 'Bad Gateway', headers: { 'Content-Type': 'text/html' } }),
  );
  expect(((await failure(get('/types', {}))) as ProblemError).problem).toMatchObject({
    status: 502,
    title: 'Bad Gateway',
  });
});

test('empty parameters are left out', () => {
  expect(query({ q: '', after: null, limit: 5, type: 'a b', status: [] })).toBe('?limit=5&type=a+b');
  expect(query({ status: ['active', 'pending'] })).toBe('?status=active%2Cpending');
  expect(query({ q: undefined })).toBe('');
});

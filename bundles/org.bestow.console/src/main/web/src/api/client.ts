import type { Acting, Input, Method, Output, PathWith } from './contract';
import type { Problem } from './types';

/** The server answered with a problem document. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** The part of the problem's type after `urn:bestow:`. */
  get kind(): string {
    return this.problem.type.replace(/^urn:bestow:/, '');
  }

  get temporary(): boolean {
    return this.problem.status === 503 || this.problem.status === 429;
  }
}

/** No answer came: the server is down, or the network. */
export class UnreachableError extends Error {
  constructor() {
    super('unreachable');
    this.name = 'UnreachableError';
  }
}

export interface Answer<T> {
  data: T;
  replayed: boolean;
  etag: string | null;
}

/** What a call may carry, whichever it is; `call` lets through what the contract has for it. */
interface Carried {
  path?: Record<string, string>;
  query?: object;
  body?: unknown;
  idempotencyKey?: string;
  /** The state that a change refers to, as an earlier answer named it. */
  ifMatch?: string;
  acting?: Acting;
  signal?: AbortSignal;
}

let language = 'en';
let onSignedOut: () => void = () => undefined;

export function setRequestLanguage(tag: string): void {
  language = tag;
}

/** Called when any request but the sign-in itself finds the session gone. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** One call of the API, as the contract has it. */
export function call<M extends Method, P extends PathWith<M>>(
  method: M,
  path: P,
  input: Input<M, P>,
): Promise<Answer<Output<M, P>>> {
  return request(method.toUpperCase(), path, input as Carried);
}

export async function get<P extends PathWith<'get'>>(path: P, input: Input<'get', P>): Promise<Output<'get', P>> {
  return (await call('get', path, input)).data;
}

async function request<T>(method: string, template: string, carried: Carried): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language,
  };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
  }
  if (carried.idempotencyKey) {
    headers['Idempotency-Key'] = carried.idempotencyKey;
  }
  if (carried.ifMatch) {
    headers['If-Match'] = carried.ifMatch;
  }
  if (carried.acting) {
    headers['Bestow-Member'] = carried.acting.member;
    headers['Bestow-Reason'] = encodeURIComponent(carried.acting.reason);
  }
  let response: Response;
  try {
    response = await fetch(`/api/v1${filled(template, carried.path)}${query(carried.query ?? {})}`, {
      method,
      headers,
      body: carried.body === undefined ? undefined : JSON.stringify(carried.body),
      signal: carried.signal,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw new UnreachableError();
  }
  if (response.ok) {
    const data = (response.status === 204 ? undefined : await response.json()) as T;
    return {
      data,
      replayed: response.headers.get('Idempotency-Replayed') === 'true',
      etag: response.headers.get('ETag'),
    };
  }
  const problem = await problemOf(response);
  if (response.status === 401 && problem.type === 'urn:bestow:not-signed-in') {
    onSignedOut();
  }
  throw new ProblemError(problem, retryAfterOf(response));
}

function filled(template: string, values: Record<string, string> = {}): string {
  return template.replace(/{(\w+)}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** `{a: 'x', b: undefined, c: ['y', 'z']}` as `?a=x&c=y,z`; empty values are left out. */
export function query(parameters: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters) as [string, unknown][]) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') {
      search.set(name, text);
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

async function problemOf(response: Response): Promise<Problem> {
  const plain: Problem = {
    type: response.status === 401 ? 'urn:bestow:not-signed-in' : 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: null,
  };
  if (!/json/.test(response.headers.get('Content-Type') ?? '')) {
    return plain;
  }
  try {
    return { ...plain, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return plain; // a body that is no JSON says nothing more than the status does
  }
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

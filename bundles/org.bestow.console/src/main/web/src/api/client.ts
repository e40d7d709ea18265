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

interface Options {
  body?: unknown;
  idempotencyKey?: string;
  /** The version that is changed. */
  version?: number | string;
  signal?: AbortSignal;
}

export interface Answer<T> {
  data: T;
  replayed: boolean;
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

export async function request<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language,
  };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
  }
  if (options.idempotencyKey) {
    headers['Idempotency-Key'] = options.idempotencyKey;
  }
  if (options.version !== undefined) {
    headers['If-Match'] = `"${options.version}"`;
  }
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
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
    return { data, replayed: response.headers.get('Idempotency-Replayed') === 'true' };
  }
  const problem = await problemOf(response);
  if (response.status === 401 && problem.type === 'urn:bestow:not-signed-in') {
    onSignedOut();
  }
  throw new ProblemError(problem, retryAfterOf(response));
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await request<T>('GET', path, { signal })).data;
}

/** `{a: 'x', b: undefined}` as `?a=x`; empty values are left out. */
export function query(parameters: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') {
      search.set(name, String(value));
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

import type { paths } from '../../generated/contract';

// What a call takes and answers, as the contract of the REST API says (openapi.json of the bundle org.bestow.rest). The
// build makes `generated/` from it, so that a call that no longer fits does not compile.

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The paths that have a method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [m in M]: { responses: unknown } } ? P : never;
}[keyof paths];

type Operation<M extends Method, P extends PathWith<M>> = paths[P][M & keyof paths[P]];

type InPath<O> = O extends { parameters: { path: infer Names } } ? { path: Names } : { path?: undefined };

type InQuery<O> = O extends { parameters: { query: infer Names } }
  ? { query: Names }
  : O extends { parameters: { query?: infer Names } }
    ? { query?: Names }
    : { query?: undefined };

type InBody<O> = O extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { body: Body }
  : { body?: undefined };

type InHeader<O> = (O extends { parameters: { header: { 'If-Match': string } } }
  ? { ifMatch: string }
  : O extends { parameters: { header?: { 'If-Match'?: string } } }
    ? { ifMatch?: string }
    : { ifMatch?: undefined }) &
  (O extends { parameters: { header?: { 'Idempotency-Key'?: string } } }
    ? { idempotencyKey?: string }
    : { idempotencyKey?: undefined });

/** An operator acts for a member company, and says why: both go into the audit. */
export interface Acting {
  member: string;
  reason: string;
}

/** That an operator acts is let through everywhere: it is so of nearly all calls, and one more condition is too much for the compiler. */
export type Input<M extends Method, P extends PathWith<M>> = InPath<Operation<M, P>> &
  InQuery<Operation<M, P>> &
  InBody<Operation<M, P>> &
  InHeader<Operation<M, P>> & { signal?: AbortSignal; acting?: Acting };

export type Output<M extends Method, P extends PathWith<M>> =
  Operation<M, P> extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : void;

/** The lists that go on by a cursor, and what they hold. */
export type ListPath = {
  [P in PathWith<'get'>]: Output<'get', P> extends { items: unknown[]; next: string | null } ? P : never;
}[PathWith<'get'>];
export type ItemOf<P extends ListPath> = Output<'get', P> extends { items: (infer Item)[] } ? Item : never;

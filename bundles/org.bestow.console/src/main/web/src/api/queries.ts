import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { call, get, ProblemError } from './client';
import type { Input, ItemOf, ListPath, PathWith } from './contract';
import type { Me, Status } from './types';

/** Names of what is cached; a live update invalidates by prefix. */
export const cached = {
  me: ['me'],
  users: ['users'],
  roles: ['users', 'roles'],
  roleRequests: ['users', 'role-requests'],
  openRequests: ['users', 'open-requests'],
  profile: ['account', 'profile'],
  sessions: ['account', 'sessions'],
  tokens: ['account', 'tokens'],
  types: ['types'],
  benefits: ['benefits'],
  purchases: ['purchases'],
  members: ['operator', 'members'],
  messages: ['operator', 'messages'],
  catalog: ['operator', 'catalog'],
  pools: ['operator', 'key-pools'],
  benefit: (id: string) => ['benefit', id],
} as const;

const maxWait = 8;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        // Only what the server itself calls temporary is asked again, when it said so.
        retry: (count, error) => count < 2 && error instanceof ProblemError && error.temporary,
        retryDelay: (_, error) => 1000 * Math.min(maxWait, error instanceof ProblemError ? (error.retryAfter ?? 1) : 1),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Who is signed in; `null` when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: cached.me,
    staleTime: 60_000,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<Me | null>(cached.me);
      const now = await whoIsSignedIn(signal);
      if (before?.user.id !== now?.user.id) {
        forgetOthers(client); // in another tab somebody else may have signed in
      }
      return now;
    },
  });
}

async function whoIsSignedIn(signal: AbortSignal): Promise<Me | null> {
  try {
    return await get('/me', { signal });
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) {
      return null;
    }
    throw error;
  }
}

/** Nothing stays of whoever was signed in before. */
export function forgetOthers(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== cached.me[0] });
}

export function useTypes(enabled = true) {
  return useQuery({
    queryKey: cached.types,
    enabled,
    queryFn: async ({ signal }) => (await get('/types', { signal })).items,
  });
}

export type Sort = NonNullable<NonNullable<Input<'get', '/benefits'>['query']>['sort']>;

export interface BenefitFilter {
  type: string;
  q: string;
  status: Status[];
  activateBefore: string;
  expiringBefore: string;
  sort: Sort;
  limit: number;
  after?: string;
}

export function useBenefits(filter: BenefitFilter) {
  return useQuery({
    queryKey: [...cached.benefits, filter],
    queryFn: ({ signal }) => get('/benefits', { query: filter, signal }),
    placeholderData: (previous, previousQuery) => {
      const before = previousQuery?.queryKey[1] as BenefitFilter | undefined;
      return before?.type === filter.type ? keepPreviousData(previous) : undefined;
    },
  });
}

export function useBenefit(benefit: string) {
  return useQuery({
    queryKey: [...cached.benefit(benefit), 'details'],
    queryFn: ({ signal }) => get('/benefits/{benefit}', { path: { benefit }, signal }),
  });
}

/** More than any benefit has in practice, and all that the server gives at once. */
const most = 200;

export function useClaimedKeys(benefit: string) {
  return useQuery({
    queryKey: [...cached.benefit(benefit), 'keys'],
    queryFn: async ({ signal }) =>
      (await get('/benefits/{benefit}/keys', { path: { benefit }, query: { limit: most }, signal })).items,
  });
}

export function useAssignments(benefit: string) {
  return useQuery({
    queryKey: [...cached.benefit(benefit), 'assignments'],
    queryFn: async ({ signal }) =>
      (await get('/benefits/{benefit}/assignments', { path: { benefit }, query: { limit: most }, signal })).items,
  });
}

/** Seats that ended, the last ended first. */
export function useEndedAssignments(benefit: string) {
  return usePages([...cached.benefit(benefit), 'ended'], '/benefits/{benefit}/ended-assignments', {
    path: { benefit },
    query: { limit: 20 },
  });
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Paged<T> = UseInfiniteQueryResult<InfiniteData<Page<T>>>;

/** A list that grows by "Load more". */
export function usePages<P extends ListPath>(
  queryKey: readonly unknown[],
  path: P,
  input: Omit<Input<'get', P>, 'signal'>,
): Paged<ItemOf<P>> {
  return useInfiniteQuery({
    queryKey: [...queryKey, input],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const asked = { ...input, query: { ...input.query, after: pageParam ?? undefined }, signal };
      // that a list is a page of its items holds for every `ListPath`, but not in the eyes of the compiler
      return (await get(path as PathWith<'get'>, asked as never)) as unknown as Page<ItemOf<P>>;
    },
    getNextPageParam: (last) => last.next,
  });
}

export function useHistory(benefit: string) {
  return usePages([...cached.benefit(benefit), 'history'], '/benefits/{benefit}/history', {
    path: { benefit },
    query: { limit: 10 },
  });
}

export function useAudit() {
  return usePages(['audit'], '/audit', { query: { limit: 50 } });
}

export function usePackages() {
  return useQuery({
    queryKey: ['packages'],
    queryFn: async ({ signal }) => (await get('/packages', { signal })).items,
  });
}

export function useCatalog() {
  return useQuery({
    queryKey: cached.catalog,
    queryFn: ({ signal }) => call('get', '/operator/catalog', { signal }),
  });
}

export function useKeyPools() {
  return useQuery({
    queryKey: cached.pools,
    queryFn: async ({ signal }) => (await get('/operator/key-pools', { signal })).items,
  });
}

export function signIn(email: string, password: string) {
  return call('post', '/session', { body: { email, password } });
}

export function signOut() {
  return call('delete', '/session', {});
}

import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { get, ProblemError, query, request } from './client';
import type {
  Assignment,
  AuditEntry,
  Benefit,
  BenefitDetails,
  BenefitType,
  Catalog,
  ClaimedKey,
  HistoryEntry,
  KeyPool,
  Me,
  MembershipPackage,
  Page,
  UserRow,
} from './types';

/** Names of what is cached; a live update invalidates by prefix. */
export const cached = {
  me: ['me'],
  types: ['types'],
  benefits: ['benefits'],
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
    queryFn: async ({ signal }) => {
      try {
        return await get<Me>('/me', signal);
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 401) {
          return null;
        }
        throw error;
      }
    },
  });
}

export function useTypes(enabled = true) {
  return useQuery({
    queryKey: cached.types,
    enabled,
    queryFn: async ({ signal }) => (await get<Page<BenefitType>>('/types', signal)).items,
  });
}

export interface BenefitFilter {
  type: string;
  q: string;
  status: string;
  activateBefore: string;
  expiringBefore: string;
  sort: string;
  limit: number;
  after: string | null;
}

export function useBenefits(filter: BenefitFilter) {
  return useQuery({
    queryKey: [...cached.benefits, filter],
    queryFn: ({ signal }) => get<Page<Benefit>>(`/benefits${query({ ...filter })}`, signal),
    placeholderData: (previous, previousQuery) => {
      const before = previousQuery?.queryKey[1] as BenefitFilter | undefined;
      return before?.type === filter.type ? keepPreviousData(previous) : undefined;
    },
  });
}

/**
 * Who can help those who may not see benefits: the refusal of the list names them, and no other call does so for
 * everyone.
 */
export function useBenefitHelpers() {
  return useQuery({
    queryKey: [...cached.benefits, 'helpers'],
    queryFn: async ({ signal }) => {
      try {
        await get<Page<Benefit>>('/benefits?limit=1', signal);
        return [];
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 403) {
          return error.problem.whoCanHelp ?? [];
        }
        throw error;
      }
    },
  });
}

export function useBenefit(id: string) {
  return useQuery({
    queryKey: [...cached.benefit(id), 'details'],
    queryFn: ({ signal }) => get<BenefitDetails>(benefitPath(id), signal),
  });
}

export function useClaimedKeys(id: string) {
  return useQuery({
    queryKey: [...cached.benefit(id), 'keys'],
    queryFn: async ({ signal }) => (await get<Page<ClaimedKey>>(`${benefitPath(id)}/keys?limit=200`, signal)).items,
  });
}

export function useAssignments(id: string) {
  return useQuery({
    queryKey: [...cached.benefit(id), 'assignments'],
    queryFn: async ({ signal }) =>
      (await get<Page<Assignment>>(`${benefitPath(id)}/assignments?limit=200`, signal)).items,
  });
}

export type Paged<T> = UseInfiniteQueryResult<InfiniteData<Page<T>>>;

function usePages<T>(
  queryKey: readonly unknown[],
  path: string,
  parameters: Record<string, string | number>,
): Paged<T> {
  return useInfiniteQuery({
    queryKey: [...queryKey, parameters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => get<Page<T>>(`${path}${query({ ...parameters, after: pageParam })}`, signal),
    getNextPageParam: (last) => last.next,
  });
}

export function useHistory(id: string): Paged<HistoryEntry> {
  return usePages([...cached.benefit(id), 'history'], `${benefitPath(id)}/history`, { limit: 10 });
}

export function useAudit(): Paged<AuditEntry> {
  return usePages(['audit'], '/audit', { limit: 50 });
}

export function useUsers(q: string): Paged<UserRow> {
  return usePages(['users'], '/users', { q, limit: 50 });
}

export function usePackages() {
  return useQuery({
    queryKey: ['packages'],
    queryFn: async ({ signal }) => (await get<Page<MembershipPackage>>('/packages', signal)).items,
  });
}

export function useCatalog() {
  return useQuery({
    queryKey: ['operator', 'catalog'],
    queryFn: async ({ signal }) => {
      try {
        return await get<Catalog>('/operator/catalog', signal);
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) {
          return null; // nothing was imported yet
        }
        throw error;
      }
    },
  });
}

export function useKeyPools() {
  return useQuery({
    queryKey: ['operator', 'key-pools'],
    queryFn: async ({ signal }) => (await get<Page<KeyPool>>('/operator/key-pools', signal)).items,
  });
}

export function signIn(email: string, password: string) {
  return request<Me>('POST', '/session', { body: { email, password } });
}

export function signOut() {
  return request<void>('DELETE', '/session');
}

export function benefitPath(id: string): string {
  return `/benefits/${encodeURIComponent(id)}`;
}

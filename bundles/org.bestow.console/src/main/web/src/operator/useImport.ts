import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, get, ProblemError } from '../api/client';
import { cached } from '../api/queries';
import type { CatalogImport } from '../api/types';

const progressPause = 500;

/** Text that is no JSON, or no object. */
export class NotADocument extends Error {}

/**
 * Imports a document in two steps: what it would change, then the change of exactly that version. A document that is
 * edited in between has to be looked at again.
 */
export function useImport(etag: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState<'checking' | 'importing' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [preview, setPreview] = useState<CatalogImport | null>(null);
  const [done, setDone] = useState<CatalogImport | null>(null);
  const [stale, setStale] = useState(false);
  const forget = () => {
    setFailure(null);
    setPreview(null);
    setDone(null);
    setStale(false);
  };
  const run = async (step: 'checking' | 'importing', text: string): Promise<boolean> => {
    setFailure(null);
    setDone(null);
    setStale(false);
    setBusy(step);
    try {
      const body = parse(text);
      if (step === 'checking') {
        setPreview(null);
        setPreview((await call('put', '/operator/catalog', { body, query: { dryRun: true } })).data);
      } else {
        setDone((await call('put', '/operator/catalog', { body, ifMatch: etag })).data);
        setPreview(null);
        await client.invalidateQueries();
      }
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412) {
        setPreview(null);
        setStale(true);
        await client.invalidateQueries({ queryKey: cached.catalog });
      } else {
        setFailure(error);
      }
      return false;
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    failure,
    preview,
    done,
    stale,
    forget,
    check: (text: string) => run('checking', text),
    perform: (text: string) => run('importing', text),
  };
}

/** How far the server is, while it works. */
export function useProgress(working: boolean) {
  return useQuery({
    queryKey: [...cached.catalog, 'progress'],
    enabled: working,
    gcTime: 0,
    retry: false,
    refetchInterval: progressPause,
    queryFn: ({ signal }) => get('/operator/catalog/progress', { signal }),
  });
}

function parse(text: string): Record<string, unknown> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new NotADocument(error instanceof Error ? error.message : String(error));
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new NotADocument('{…}');
  }
  return document as Record<string, unknown>;
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { request } from '../api/client';
import type { ActionAnswer } from '../api/types';
import { actionPath, type Place } from './place';

const typingPause = 400;

/** Asks the server what the action would do with this input, without doing it. */
export function usePreview(place: Place, action: string, input: unknown, enabled: boolean) {
  const settled = useSettled(JSON.stringify(input));
  const path = actionPath(place, action);
  return useQuery({
    queryKey: ['preview', path, settled],
    enabled,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    queryFn: async ({ signal }) =>
      (await request<ActionAnswer>('POST', `${path}?dryRun=true`, { body: JSON.parse(settled) as unknown, signal }))
        .data,
  });
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingPause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ActionInput } from '../api/types';
import { act, type Place } from './place';

const typingPause = 400;

/** Asks the server what the action would do with this input, without doing it. */
export function usePreview(place: Place, action: string, input: unknown, enabled: boolean) {
  const settled = useSettled(JSON.stringify(input));
  return useQuery({
    queryKey: ['preview', place, action, settled],
    enabled,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    queryFn: async ({ signal }) =>
      (await act(place, action, { query: { dryRun: true }, body: JSON.parse(settled) as ActionInput, signal })).data,
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

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Answer } from '../api/client';
import { cached } from '../api/queries';
import type { ActionAnswer, ActionInput } from '../api/types';
import { act, type Place } from './place';

/**
 * Does an action once. Every attempt with the same input carries the same Idempotency-Key, so that trying again after a
 * lost answer cannot do it twice; another input is another action and gets a key of its own.
 */
export function useRun(place: Place, action: string) {
  const client = useQueryClient();
  const attempt = useRef({ key: '', input: '' });
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (input: unknown): Promise<Answer<ActionAnswer>> => {
      const text = JSON.stringify(input);
      if (attempt.current.key === '' || attempt.current.input !== text) {
        attempt.current = { key: newKey(), input: text };
      }
      setBusy(true);
      try {
        const answer = await act(place, action, {
          body: input as ActionInput,
          idempotencyKey: attempt.current.key,
        });
        attempt.current = { key: '', input: '' };
        void client.invalidateQueries({ queryKey: cached.benefit(place.benefit) });
        void client.invalidateQueries({ queryKey: cached.benefits });
        void client.invalidateQueries({ queryKey: cached.types });
        return answer;
      } finally {
        setBusy(false);
      }
    },
    [client, action, place.benefit, place.key, place.assignment],
  );
  return { run, busy };
}

/** `randomUUID` exists in secure contexts only; a console behind plain HTTP in a private network has none. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') {
    return crypto.randomUUID();
  }
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

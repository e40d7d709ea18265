import { useCallback, useRef, useState } from 'react';
import { newKey } from '../action/useRun';
import { ProblemError } from '../api/client';

/**
 * Sends what a form holds. Every attempt with the same input carries the same Idempotency-Key, so that trying again
 * after a lost answer cannot do it twice.
 */
export function useSend() {
  const attempt = useRef({ key: '', input: '' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = useCallback(
    async <Result>(input: unknown, work: (idempotencyKey: string) => Promise<Result>): Promise<Result | null> => {
      const text = JSON.stringify(input) ?? '';
      if (attempt.current.key === '' || attempt.current.input !== text) {
        attempt.current = { key: newKey(), input: text };
      }
      setBusy(true);
      setFailure(null);
      try {
        const result = await work(attempt.current.key);
        attempt.current = { key: '', input: '' };
        return result;
      } catch (error) {
        setFailure(error);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [],
  );
  return { send, busy, failure, forget: () => setFailure(null) };
}

/** What the server said of each field, by the field's name; of what it said of no field, see `elsewhere`. */
export function fieldFaults(failure: unknown, known: string[]): { at: Record<string, string>; elsewhere: string[] } {
  const at: Record<string, string> = {};
  const elsewhere: string[] = [];
  const errors = failure instanceof ProblemError ? (failure.problem.errors ?? []) : [];
  for (const { path, message } of errors) {
    const field = path
      .split('/')
      .filter((step) => step !== '')
      .join('/');
    if (known.includes(field)) {
      at[field] ??= message;
    } else {
      elsewhere.push(message);
    }
  }
  return { at, elsewhere };
}

/** For Fluent's `Field`: marked wrong, and why. */
export function wrong(message: string | undefined) {
  return message ? { validationState: 'error' as const, validationMessage: message } : {};
}

import { call, type Answer } from '../api/client';
import type { ActionAnswer, ActionInput } from '../api/types';

/** What an action is done with: a benefit, one of its keys, or one of its seats. */
export interface Place {
  benefit: string;
  key?: string;
  assignment?: string;
}

interface Carried {
  body: ActionInput;
  query?: { dryRun: true };
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Does an action, or asks what it would do. */
export function act(place: Place, action: string, carried: Carried): Promise<Answer<ActionAnswer>> {
  const { benefit, key, assignment } = place;
  if (key !== undefined) {
    return call('post', '/benefits/{benefit}/keys/{key}/actions/{action}', {
      path: { benefit, key, action },
      ...carried,
    });
  }
  if (assignment !== undefined) {
    return call('post', '/benefits/{benefit}/assignments/{assignment}/actions/{action}', {
      path: { benefit, assignment, action },
      ...carried,
    });
  }
  return call('post', '/benefits/{benefit}/actions/{action}', { path: { benefit, action }, ...carried });
}

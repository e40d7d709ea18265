import { benefitPath } from '../api/queries';

/** What an action is done with: a benefit, one of its keys, or one of its seats. */
export interface Place {
  benefit: string;
  key?: string;
  assignment?: string;
}

export function actionPath(place: Place, action: string): string {
  const on =
    place.key !== undefined
      ? `/keys/${encodeURIComponent(place.key)}`
      : place.assignment !== undefined
        ? `/assignments/${encodeURIComponent(place.assignment)}`
        : '';
  return `${benefitPath(place.benefit)}${on}/actions/${encodeURIComponent(action)}`;
}

import type { ErrorSchema } from '@rjsf/utils';
import type { JsonSchema } from '../api/types';

export interface FieldError {
  path: string;
  message: string;
}

/** The server's errors at the fields that they name; those that name no field of the form come back in `elsewhere`. */
export function placeErrors(
  errors: FieldError[],
  schema: JsonSchema | null,
): { fields: ErrorSchema; elsewhere: string[] } {
  const fields: Record<string, unknown> = {};
  const elsewhere: string[] = [];
  const known = (schema?.properties ?? {}) as Record<string, unknown>;
  for (const { path, message } of errors) {
    const steps = path.split(/[/.]|\[|\]/).filter((step) => step !== '' && step !== '$' && step !== '#');
    const first = steps[0];
    if (first === undefined || !(first in known)) {
      elsewhere.push(message);
      continue;
    }
    let here = fields;
    for (const step of steps) {
      here = (here[step] ??= {}) as Record<string, unknown>;
    }
    here.__errors = [...((here.__errors as string[] | undefined) ?? []), message];
  }
  return { fields: fields as ErrorSchema, elsewhere };
}

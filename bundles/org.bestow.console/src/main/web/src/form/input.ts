import type { JsonSchema } from '../api/types';

type Properties = Record<string, JsonSchema | undefined>;

export function hasFields(schema: JsonSchema | null): boolean {
  return schema !== null && Object.keys((schema.properties as Properties | undefined) ?? {}).length > 0;
}

/**
 * What a form starts with: the schema's defaults; a box that has to be ticked or not is not; where a number must be given, or is all
 * there is, the smallest allowed.
 */
export function initialInput(schema: JsonSchema | null): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const required = Array.isArray(schema?.required) ? (schema.required as unknown[]) : [];
  const properties = Object.entries((schema?.properties as Properties | undefined) ?? {});
  for (const [name, property] of properties) {
    if (property?.default !== undefined) {
      input[name] = property.default;
    } else if (property?.type === 'boolean' && required.includes(name)) {
      input[name] = false;
    } else if (
      property &&
      (required.includes(name) || properties.length === 1) &&
      property.type === 'integer' &&
      typeof property.minimum === 'number'
    ) {
      input[name] = property.minimum;
    }
  }
  return input;
}

/** Answers that may be left open, which a box that is ticked or not cannot say. */
export function openAnswers(schema: JsonSchema): string[] {
  const required = Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
  return Object.entries((schema.properties as Properties | undefined) ?? {})
    .filter(
      ([name, property]) => property?.type === 'boolean' && property.default === undefined && !required.includes(name),
    )
    .map(([name]) => name);
}

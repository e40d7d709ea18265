import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import {
  createErrorHandler,
  getDefaultFormState,
  toErrorSchema,
  unwrapErrorHandler,
  validationDataMerge,
  type CustomValidator,
  type ErrorTransformer,
  type RJSFSchema,
  type RJSFValidationError,
  type UiSchema,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';

/** Finds the words for a broken rule; `limit` is the schema's value of the keyword, where it is a number or a text. */
export type Wording = (keyword: string, facts: { limit?: string | number; format?: string }) => string;

/** Keywords that only say that something below them is wrong. */
const wrappers = new Set([
  'properties',
  'additionalProperties',
  'items',
  'prefixItems',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  '$ref',
  'dependentSchemas',
  'patternProperties',
  'contains',
]);

/**
 * Validates forms by interpreting the schema (JSON Schema 2020-12), where rjsf's own validator compiles it to code,
 * which the content security policy forbids.
 */
export function interpretingValidator(wording: Wording): ValidatorType<unknown, RJSFSchema> {
  const rawValidation = <Result>(
    schema: RJSFSchema,
    formData?: unknown,
  ): { errors?: Result[]; validationError?: Error } => {
    try {
      const units = run(schema, formData);
      return { errors: mostTelling(units).map((unit) => toError(unit, schema, wording)) as Result[] };
    } catch (error) {
      return { errors: [], validationError: error instanceof Error ? error : new Error(String(error)) };
    }
  };
  return {
    rawValidation,
    isValid(schema: RJSFSchema, formData: unknown, rootSchema: RJSFSchema): boolean {
      try {
        return run(withDefinitions(schema, rootSchema), formData).length === 0;
      } catch {
        return false; // rjsf's contract: a schema that cannot be read matches nothing
      }
    },
    validateFormData(
      formData: unknown,
      schema: RJSFSchema,
      customValidate?: CustomValidator<unknown, RJSFSchema>,
      transformErrors?: ErrorTransformer<unknown, RJSFSchema>,
      uiSchema?: UiSchema<unknown, RJSFSchema>,
    ): ValidationData<unknown> {
      const raw = rawValidation<RJSFValidationError>(schema, formData);
      let errors = raw.errors ?? [];
      if (raw.validationError) {
        errors = [...errors, { stack: raw.validationError.message }];
      }
      if (transformErrors) {
        errors = transformErrors(errors, uiSchema);
      }
      const found: ValidationData<unknown> = { errors, errorSchema: toErrorSchema(errors) };
      if (!customValidate) {
        return found;
      }
      const defaults = getDefaultFormState(this, schema, formData, schema, true);
      const handler = customValidate(defaults, createErrorHandler(defaults), uiSchema, found.errorSchema);
      return validationDataMerge(found, unwrapErrorHandler(handler));
    },
  };
}

/** The interpreter marks schemas as it goes and stumbles over `undefined`: it gets copies without either. */
function run(schema: RJSFSchema, data: unknown): OutputUnit[] {
  const instance = data === undefined ? {} : (JSON.parse(JSON.stringify(data)) as unknown);
  const copy = JSON.parse(JSON.stringify(schema)) as Schema;
  return new Validator(copy, '2020-12', false).validate(instance).errors;
}

function withDefinitions(schema: RJSFSchema, root: RJSFSchema): RJSFSchema {
  return { $defs: root.$defs, definitions: root.definitions, ...schema };
}

/** Leaves only; of a failed choice the branch that got furthest, because the others were never meant. */
function mostTelling(units: OutputUnit[]): OutputUnit[] {
  const dropped = new Set<string>();
  for (const choice of units.filter((unit) => unit.keyword === 'oneOf' || unit.keyword === 'anyOf')) {
    const below = units.filter((unit) => unit.keywordLocation.startsWith(`${choice.keywordLocation}/`));
    const branches = new Map<string, OutputUnit[]>();
    for (const unit of below) {
      const branch = unit.keywordLocation.slice(choice.keywordLocation.length + 1).split('/')[0] ?? '';
      branches.set(branch, [...(branches.get(branch) ?? []), unit]);
    }
    const rank = (list: OutputUnit[]) => list.filter((unit) => unit.keyword === 'const').length * 100 + list.length;
    const kept = [...branches.entries()].sort((a, b) => rank(a[1]) - rank(b[1]))[0]?.[0];
    for (const [branch, list] of branches) {
      if (branch !== kept) {
        list.forEach((unit) => dropped.add(unit.keywordLocation + unit.instanceLocation));
      }
    }
  }
  const leaves = units.filter(
    (unit) => !dropped.has(unit.keywordLocation + unit.instanceLocation) && !wrappers.has(unit.keyword),
  );
  return leaves.length > 0 ? leaves : units.slice(0, 1);
}

function toError(unit: OutputUnit, schema: RJSFSchema, wording: Wording): RJSFValidationError {
  const value = keywordValue(schema, unit);
  let path = unit.instanceLocation.replace(/^#/, '').split('/').slice(1).map(unescape);
  if (unit.keyword === 'required') {
    path = [...path, /"([^"]+)"/.exec(unit.error)?.[1] ?? '']; // the message names the missing property, nothing else does
  }
  const message = wording(unit.keyword, {
    limit: typeof value === 'number' || typeof value === 'string' ? value : undefined,
    format: unit.keyword === 'format' && typeof value === 'string' ? value : undefined,
  });
  const property = path
    .filter((step) => step !== '')
    .map((step) => `.${step}`)
    .join('');
  return {
    name: unit.keyword,
    property,
    message,
    stack: message,
    schemaPath: unit.keywordLocation,
    params: { limit: value },
  };
}

/** The interpreter's errors carry no parameters; the schema has them, at the error's place. */
function keywordValue(schema: RJSFSchema, unit: OutputUnit): unknown {
  let here: unknown = schema;
  for (const step of unit.keywordLocation.replace(/^#/, '').split('/').slice(1).map(unescape)) {
    if (step === '$ref' && isObject(here) && typeof here.$ref === 'string') {
      here = here.$ref
        .replace(/^#/, '')
        .split('/')
        .slice(1)
        .map(unescape)
        .reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), schema);
    } else {
      here = isObject(here) ? here[step] : undefined;
    }
  }
  return here;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function unescape(step: string): string {
  return decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~');
}

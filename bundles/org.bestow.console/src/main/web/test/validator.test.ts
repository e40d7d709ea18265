import type { RJSFSchema, RJSFValidationError } from '@rjsf/utils';
import { expect, test } from 'vitest';
import { initialInput, openAnswers } from '../src/form/input';
import { placeErrors } from '../src/form/serverErrors';
import { interpretingValidator } from '../src/form/validator';

const validator = interpretingValidator((keyword, { limit, format }) => `${keyword}:${format ?? limit ?? ''}`);

function errors(schema: object, data: unknown): string[] {
  const raw = validator.rawValidation<RJSFValidationError>(schema as RJSFSchema, data);
  return (raw.errors ?? []).map((error) => `${error.property} ${error.message}`);
}

const count: RJSFSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: ['count'],
  properties: { count: { type: 'integer', minimum: 1, maximum: 5 }, mail: { type: 'string', format: 'email' } },
};

test('names the field and the broken rule with its limit', () => {
  expect(errors(count, { count: 9 })).toEqual(['.count maximum:5']);
  expect(errors(count, { count: 0 })).toEqual(['.count minimum:1']);
  expect(errors(count, {})).toEqual(['.count required:']);
  expect(errors(count, { count: 1, mail: 'nobody' })).toEqual(['.mail format:email']);
  expect(errors(count, { count: 5 })).toEqual([]);
});

test('does not stumble over undefined and leaves schema and data alone', () => {
  const before = JSON.stringify(count);
  const data = { count: 2, mail: undefined };
  expect(errors(count, data)).toEqual([]);
  expect(JSON.stringify(count)).toBe(before);
  expect('mail' in data).toBe(true);
});

test('follows references into the definitions', () => {
  const schema = {
    $defs: { small: { type: 'integer', maximum: 3 } },
    type: 'object',
    properties: { n: { $ref: '#/$defs/small' } },
  };
  expect(errors(schema, { n: 4 })).toEqual(['.n maximum:3']);
  expect(validator.isValid({ $ref: '#/$defs/small' }, 2, schema as RJSFSchema)).toBe(true);
  expect(validator.isValid({ $ref: '#/$defs/small' }, 4, schema as RJSFSchema)).toBe(false);
});

test('of a choice only the branch that was meant is reported', () => {
  const branch = (kind: string, more: object) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, ...more },
  });
  const schema = {
    type: 'object',
    properties: {
      how: {
        oneOf: [
          branch('mail', { to: { type: 'string', minLength: 3 } }),
          branch('phone', { number: { type: 'string', minLength: 9 } }),
        ],
      },
    },
  };
  expect(errors(schema, { how: { kind: 'phone', number: '1' } })).toEqual(['.how.number minLength:9']);
});

test('follows conditions', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'boolean' }, b: { type: 'string' } },
    if: { properties: { a: { const: true } }, required: ['a'] },
    then: { required: ['b'] },
  };
  expect(errors(schema, { a: true })).toEqual(['.b required:']);
  expect(errors(schema, { a: false })).toEqual([]);
});

test('gives rjsf its error tree', () => {
  const found = validator.validateFormData({ count: 9 }, count);
  expect(found.errorSchema).toEqual({ count: { __errors: ['maximum:5'] } });
});

test('a form starts with the defaults, and with the smallest number where one is required or all there is', () => {
  expect(initialInput({ properties: { n: { type: 'integer', minimum: 1 } } })).toEqual({ n: 1 });
  const two = { n: { type: 'integer', minimum: 1 }, text: { type: 'string' } };
  expect(initialInput({ properties: two })).toEqual({});
  expect(initialInput(count)).toEqual({ count: 1 });
  expect(initialInput({ properties: { n: { type: 'integer', default: 3 }, text: { type: 'string' } } })).toEqual({
    n: 3,
  });
  expect(initialInput(null)).toEqual({});
});

test('errors of the server land at their fields, others beside the form', () => {
  const placed = placeErrors(
    [
      { path: '/count', message: 'too many' },
      { path: '$.mail', message: 'not a mail' },
      { path: '', message: 'all wrong' },
      { path: 'other', message: 'unknown' },
    ],
    count,
  );
  expect(placed.fields).toEqual({ count: { __errors: ['too many'] }, mail: { __errors: ['not a mail'] } });
  expect(placed.elsewhere).toEqual(['all wrong', 'unknown']);
});

test('an answer that has to be given starts as no, and one that may be left open is no box', () => {
  const schema = {
    type: 'object',
    required: ['confirmed'],
    properties: {
      confirmed: { type: 'boolean' },
      downloads: { type: 'boolean' },
      usual: { type: 'boolean', default: true },
      note: { type: 'string' },
    },
  };
  expect(initialInput(schema)).toEqual({ confirmed: false, usual: true });
  expect(openAnswers(schema)).toEqual(['downloads']);
});

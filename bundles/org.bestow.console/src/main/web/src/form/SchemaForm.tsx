import { withTheme } from '@rjsf/core';
import { Theme } from '@rjsf/fluentui-rc';
import {
  englishStringTranslator,
  TranslatableString,
  type ErrorSchema,
  type RJSFSchema,
  type UiSchema,
} from '@rjsf/utils';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../api/types';
import { openAnswers } from './input';
import { FieldErrors, TextInput } from './templates';
import { UserPicker } from './UserPicker';
import { interpretingValidator, type Wording } from './validator';

const ThemedForm = withTheme<unknown>({
  ...Theme,
  // a text of the format `user` is somebody of the company
  widgets: { ...Theme.widgets, user: UserPicker },
  templates: { ...Theme.templates, BaseInputTemplate: TextInput, FieldErrorTemplate: FieldErrors },
} as typeof Theme);

export interface SchemaFormProps {
  id: string;
  schema: JsonSchema;
  input: unknown;
  errors: ErrorSchema | undefined;
  onChange: (input: unknown) => void;
  onSubmit: (input: unknown) => void;
}

/** A form made from a JSON Schema. It is submitted from outside, by a button with `form={id}`. */
export function SchemaForm({ id, schema, input, errors, onChange, onSubmit }: SchemaFormProps) {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const validator = useMemo(() => {
    const wording: Wording = (keyword, { limit, format }) =>
      keyword === 'format'
        ? t('form.format', { format: t([`form.formats.${format ?? ''}`, 'form.formats.other']) })
        : t([`form.${keyword}`, 'form.invalid'], { limit });
    return interpretingValidator(wording);
    // Another language is another wording, hence another validator.
  }, [t, i18n.language]);
  const shown = useMemo(() => {
    const { title: _title, description: _description, $id: _id, ...rest } = schema;
    return rest as RJSFSchema;
  }, [schema]);
  const uiSchema = useMemo(() => {
    const ui: UiSchema = { 'ui:submitButtonOptions': { norender: true } };
    openAnswers(schema).forEach((name) => (ui[name] = { 'ui:widget': 'select', 'ui:placeholder': t('form.unset') }));
    return ui;
  }, [schema, t]);
  useEffect(() => {
    if (errors && Object.keys(errors).length > 0) {
      focusFirstInvalid(box.current);
    }
  }, [errors]);
  return (
    <div ref={box}>
      <ThemedForm
        key={i18n.language}
        id={id}
        idPrefix={id}
        schema={shown}
        uiSchema={uiSchema}
        validator={validator}
        translateString={(text, params) =>
          text === TranslatableString.YesLabel
            ? t('form.yes')
            : text === TranslatableString.NoLabel
              ? t('form.no')
              : englishStringTranslator(text, params)
        }
        formData={input}
        extraErrors={errors}
        extraErrorsBlockSubmit={false}
        noHtml5Validate
        showErrorList={false}
        liveValidate={failed ? 'onChange' : false}
        onChange={(event) => onChange(event.formData)}
        onSubmit={(event) => onSubmit(event.formData)}
        onError={() => {
          setFailed(true);
          setTimeout(() => focusFirstInvalid(box.current)); // after the errors have been drawn
        }}
      />
    </div>
  );
}

function focusFirstInvalid(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

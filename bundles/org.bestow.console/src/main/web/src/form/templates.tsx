import { Input, Label, makeStyles, tokens } from '@fluentui/react-components';
import {
  ariaDescribedByIds,
  errorId,
  getInputProps,
  labelValue,
  type BaseInputTemplateProps,
  type FieldErrorProps,
} from '@rjsf/utils';
import type { ChangeEvent } from 'react';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  errors: {
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorStatusDangerForeground1,
    fontSize: tokens.fontSizeBase200,
  },
});

/** A text or number field; unlike the theme's it tells assistive technology that its value is wrong. */
export function TextInput(props: BaseInputTemplateProps) {
  const { id, htmlName, label, hideLabel, required, readonly, disabled, type, value, options, schema } = props;
  const { onChange, onChangeOverride, onBlur, onFocus, autofocus, placeholder, rawErrors } = props;
  const styles = useStyles();
  const change = ({ target }: ChangeEvent<HTMLInputElement>) =>
    onChange(target.value === '' ? options.emptyValue : target.value);
  const { type: inputType, ...inputProps } = getInputProps(schema, type, options);
  return (
    <div className={styles.column}>
      {labelValue(
        <Label htmlFor={id} required={required} disabled={disabled}>
          {label}
        </Label>,
        hideLabel,
      )}
      <Input
        id={id}
        name={htmlName ?? id}
        type={inputType as 'text'}
        {...(inputProps as object)}
        placeholder={placeholder}
        autoFocus={autofocus}
        required={required}
        disabled={disabled || readonly}
        value={value === undefined || value === null ? '' : String(value)}
        onChange={onChangeOverride ?? change}
        onBlur={({ target }) => onBlur(id, target.value)}
        onFocus={({ target }) => onFocus(id, target.value)}
        aria-invalid={rawErrors && rawErrors.length > 0 ? true : undefined}
        aria-describedby={ariaDescribedByIds(id)}
      />
    </div>
  );
}

export function FieldErrors({ errors = [], fieldPathId }: FieldErrorProps) {
  const styles = useStyles();
  if (errors.length === 0) {
    return null;
  }
  return (
    <ul className={styles.errors} id={errorId(fieldPathId)} role="alert">
      {errors.map((error, index) => (
        <li key={index}>{error}</li>
      ))}
    </ul>
  );
}

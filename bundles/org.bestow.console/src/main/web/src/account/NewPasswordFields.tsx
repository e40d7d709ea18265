import { Field } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordInput } from '../ui/PasswordInput';
import { wrong } from '../ui/useSend';
import { longEnough, passwordLength, PasswordRules } from './PasswordRules';

/** A new password, typed twice. */
export interface NewPassword {
  next: string;
  again: string;
}

export const noPassword: NewPassword = { next: '', again: '' };

export function isComplete({ next, again }: NewPassword): boolean {
  return longEnough(next) && next === again;
}

/** The rules and the two fields. `checked`: whether what is wrong is told; `fault`: what the server says is wrong. */
export function NewPasswordFields(props: {
  label: string;
  typed: NewPassword;
  onType: (change: Partial<NewPassword>) => void;
  checked: boolean;
  fault: string | undefined;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const rules = useId();
  const { next, again } = props.typed;
  const short = props.checked && !longEnough(next);
  const different = props.checked && !short && again !== next;
  return (
    <>
      <PasswordRules id={rules} password={next} />
      <Field label={props.label} {...wrong(short ? t('password.length', passwordLength) : props.fault)}>
        <PasswordInput
          name="next"
          autoComplete="new-password"
          autoFocus={props.autoFocus}
          aria-describedby={rules}
          value={next}
          onChange={(_, { value }) => props.onType({ next: value })}
        />
      </Field>
      <Field label={t('password.again')} {...wrong(different ? t('password.different') : undefined)}>
        <PasswordInput
          name="again"
          autoComplete="new-password"
          value={again}
          onChange={(_, { value }) => props.onType({ again: value })}
        />
      </Field>
    </>
  );
}

import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { changePassword } from '../api/account';
import { ProblemError } from '../api/client';
import { cached, useMe } from '../api/queries';
import { useAnnounce } from '../ui/Announcer';
import { useMarkup } from '../ui/Markup';
import { PasswordInput } from '../ui/PasswordInput';
import { fieldFaults, useSend, wrong } from '../ui/useSend';
import { AccountName } from './AccountName';
import { isComplete, NewPasswordFields, noPassword } from './NewPasswordFields';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '480px' },
});

const empty = { current: '', ...noPassword };

export function Password() {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { data: me } = useMe();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(empty);
  const [checked, setChecked] = useState(false);
  const [done, setDone] = useState(false);
  const { send, busy, failure, forget } = useSend();
  const faults = fieldFaults(failure, ['current', 'password']);
  const wrongCurrent = failure instanceof ProblemError && failure.kind === 'refusal:wrong-password';
  const currentFault = wrongCurrent
    ? failure.problem.title
    : checked && typed.current === ''
      ? t('form.required')
      : faults.at.current;
  const type = (change: Partial<typeof empty>) => {
    setTyped({ ...typed, ...change });
    setDone(false);
    forget();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (busy || typed.current === '' || !isComplete(typed)) {
      focusFirstWrong();
      return;
    }
    // a wrong password must be sent again after a typing error elsewhere, so nothing of it is kept as an attempt
    const changed = await send(Date.now(), async () => {
      await changePassword(typed.current, typed.next);
      return true;
    });
    if (changed) {
      setTyped(empty);
      setChecked(false);
      setDone(true);
      announce(t('password.changed'));
      void client.invalidateQueries({ queryKey: cached.sessions });
    } else {
      focusFirstWrong();
    }
  };
  const focusFirstWrong = () =>
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  return (
    <form
      ref={form}
      className={mergeClasses(markup.card, markup.padded)}
      onSubmit={(event) => void submit(event)}
      noValidate
      data-testid="password"
    >
      <div className={styles.form}>
        <Subtitle1 as="h2">{t('password.title')}</Subtitle1>
        <AccountName email={me?.user.email ?? ''} />
        <Field label={t('password.current')} {...wrong(currentFault)}>
          <PasswordInput
            name="current"
            autoComplete="current-password"
            value={typed.current}
            onChange={(_, data) => type({ current: data.value })}
          />
        </Field>
        <NewPasswordFields
          label={t('password.next')}
          typed={typed}
          onType={type}
          checked={checked}
          fault={faults.at.password}
        />
        <div role="status">
          {failure && !wrongCurrent ? (
            <FailureText error={failure} elsewhere={faults.elsewhere} />
          ) : done ? (
            <MessageBar intent="success" layout="multiline">
              <MessageBarBody>{t('password.changed')}</MessageBarBody>
            </MessageBar>
          ) : null}
        </div>
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={busy} data-testid="change-password">
            {t(busy ? 'action.working' : 'password.change')}
          </Button>
        </div>
      </div>
    </form>
  );
}

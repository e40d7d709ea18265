import { Button, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountName } from '../account/AccountName';
import { isComplete, NewPasswordFields, noPassword } from '../account/NewPasswordFields';
import { forgetOneTimePassword, keptOneTimePassword } from '../account/oneTimePassword';
import { FailureText } from '../action/FailureText';
import { changePassword } from '../api/account';
import { ProblemError } from '../api/client';
import { cached } from '../api/queries';
import type { Me } from '../api/types';
import { leave } from '../app/leave';
import { suggestLanguage } from '../i18n';
import { tellOtherTabsOfSession } from '../live/events';
import { useAnnounce } from '../ui/Announcer';
import { PasswordInput } from '../ui/PasswordInput';
import { fieldFaults, useSend, wrong } from '../ui/useSend';
import { OutsideFrame } from './OutsideFrame';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** Whoever signed in with a one-time password chooses another here, whatever page was wanted, and then sees that page. */
export function OwnPassword({ me }: { me: Me }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const form = useRef<HTMLFormElement>(null);
  const [known, setKnown] = useState(keptOneTimePassword);
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(noPassword);
  const [checked, setChecked] = useState(false);
  const { send, busy, failure, forget } = useSend();
  useEffect(() => suggestLanguage(me.user.language), [me.user.language]);
  const faults = fieldFaults(failure, ['password']);
  const wrongCurrent = failure instanceof ProblemError && failure.kind === 'refusal:wrong-password';
  const given = known === '' ? current : known;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const changed =
      !busy &&
      given !== '' &&
      isComplete(typed) &&
      (await send(Date.now(), async () => {
        await changePassword(given, typed.next);
        return true;
      }));
    if (!changed) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    forgetOneTimePassword();
    announce(t('ownPassword.changed'));
    const settled: Me = { ...me, mustChangePassword: false };
    client.setQueryData(cached.me, settled);
    tellOtherTabsOfSession();
  };
  if (wrongCurrent && known !== '') {
    forgetOneTimePassword();
    setKnown(''); // it is asked for, after all
  }
  return (
    <OutsideFrame title={t('ownPassword.title')} wide>
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => void submit(event)}
        noValidate
        data-testid="own-password"
      >
        <Text>{t('ownPassword.text')}</Text>
        <AccountName email={me.user.email} />
        {known === '' ? (
          <Field
            label={t('ownPassword.given')}
            {...wrong(
              wrongCurrent ? failure.problem.title : checked && current === '' ? t('form.required') : undefined,
            )}
          >
            <PasswordInput
              name="current"
              autoComplete="current-password"
              autoFocus
              value={current}
              onChange={(_, { value }) => {
                setCurrent(value);
                forget();
              }}
            />
          </Field>
        ) : null}
        <NewPasswordFields
          label={t('password.next')}
          typed={typed}
          onType={(change) => {
            setTyped({ ...typed, ...change });
            forget();
          }}
          checked={checked}
          fault={faults.at.password}
          autoFocus={known !== ''}
        />
        <div role="alert">
          {failure && !wrongCurrent ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}
        </div>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={busy} data-testid="choose-password">
          {t(busy ? 'action.working' : 'ownPassword.choose')}
        </Button>
        <Button appearance="subtle" onClick={() => void leave()} data-testid="sign-out">
          {t('app.signOut')}
        </Button>
      </form>
    </OutsideFrame>
  );
}

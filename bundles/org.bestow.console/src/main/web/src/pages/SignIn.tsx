import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { keepOneTimePassword } from '../account/oneTimePassword';
import { ProblemError, UnreachableError } from '../api/client';
import { cached, forgetOthers, signIn, useMe } from '../api/queries';
import { safeTarget } from '../app/target';
import { tellOtherTabsOfSession } from '../live/events';
import { OutsideFrame } from './OutsideFrame';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

export function SignIn() {
  const { t } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const me = useMe();
  const [search] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const target = safeTarget(search.get('to'));
  if (me.data) {
    return <Navigate replace to={target} />;
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    setMissing(email === '' || password === '');
    if (email === '' || password === '') {
      return;
    }
    setBusy(true);
    try {
      const { data } = await signIn(email.trim(), password);
      if (data.mustChangePassword) {
        keepOneTimePassword(password);
      }
      forgetOthers(client);
      client.setQueryData(cached.me, data);
      tellOtherTabsOfSession();
    } catch (error) {
      setBusy(false);
      setFailure(wordsFor(error));
      setPassword('');
      passwordField.current?.focus();
    }
  };
  const wordsFor = (error: unknown): string => {
    if (error instanceof UnreachableError) {
      return t('screen.unreachable');
    }
    if (error instanceof ProblemError) {
      const { status, detail, title } = error.problem;
      return status === 401 ? t('signIn.wrong') : status === 429 ? t('signIn.tooMany') : (detail ?? title);
    }
    return t('screen.error');
  };
  const lacks = (value: string) =>
    missing && value === '' ? { validationState: 'error' as const, validationMessage: t('signIn.required') } : {};

  return (
    <OutsideFrame title={t('signIn.title')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {target !== '/' && !failure ? <Text>{t('signIn.ended')}</Text> : null}
        <div role="alert">
          {failure ? (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{failure}</MessageBarBody>
            </MessageBar>
          ) : null}
        </div>
        <Field label={t('signIn.email')} {...lacks(email)}>
          <Input
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(_, data) => setEmail(data.value)}
          />
        </Field>
        <Field label={t('signIn.password')} {...lacks(password)}>
          <Input
            type="password"
            name="password"
            autoComplete="current-password"
            ref={passwordField}
            value={password}
            onChange={(_, data) => setPassword(data.value)}
          />
        </Field>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>
          {t('signIn.submit')}
        </Button>
      </form>
    </OutsideFrame>
  );
}

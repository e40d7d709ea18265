import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  Title2,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { ProblemError, UnreachableError } from '../api/client';
import { cached, forgetOthers, signIn, useMe } from '../api/queries';
import { safeTarget } from '../app/target';
import icon from '../icon.svg';
import { tellOtherTabsOfSession } from '../live/events';
import { LanguageMenu, ThemeMenu } from '../shell/Choices';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundImage: `linear-gradient(160deg, ${tokens.colorBrandBackground2}, ${tokens.colorNeutralBackground2} 55%)`,
  },
  top: { display: 'flex', justifyContent: 'flex-end', padding: tokens.spacingHorizontalM },
  main: { flexGrow: 1, display: 'flex', justifyContent: 'center', alignItems: 'flex-start', padding: '6vh 16px 48px' },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '400px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalXL },
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
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
  useEffect(() => {
    document.title = `${t('signIn.title')} – ${t('app.name')}`;
  }, [t]);
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
    <div className={styles.page}>
      <header className={styles.top}>
        <LanguageMenu />
        <ThemeMenu />
      </header>
      <main className={styles.main}>
        <form className={styles.card} onSubmit={(event) => void submit(event)} noValidate>
          <div className={styles.brand}>
            <img src={icon} width={40} height={40} alt="" />
            <div>
              <Text weight="semibold" size={500} block>
                {t('app.name')}
              </Text>
              <Text block>{t('signIn.lead')}</Text>
            </div>
          </div>
          <Title2 as="h1">{t('signIn.title')}</Title2>
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
      </main>
    </div>
  );
}

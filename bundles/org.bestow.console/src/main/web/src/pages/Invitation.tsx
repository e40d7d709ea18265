import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AccountName } from '../account/AccountName';
import { isComplete, NewPasswordFields, noPassword } from '../account/NewPasswordFields';
import { FailureText } from '../action/FailureText';
import { cached, forgetOthers, signIn } from '../api/queries';
import type { InvitedPerson } from '../api/types';
import { acceptInvitation, readInvitation } from '../api/users';
import { suggestLanguage } from '../i18n';
import { useFormat } from '../i18n/format';
import { tellOtherTabsOfSession } from '../live/events';
import { Loading } from '../ui/Loading';
import { fieldFaults, useSend } from '../ui/useSend';
import { OutsideFrame } from './OutsideFrame';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** Where the link of an invitation leads: whoever was invited chooses a password and is in. */
export function Invitation() {
  const { t } = useTranslation();
  // behind the #, so that it reaches no server by itself; it leaves the address, and with it the history
  const [token] = useState(() => {
    const read = decodeURIComponent(window.location.hash.slice(1));
    window.history.replaceState(window.history.state, '', window.location.pathname);
    return read;
  });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== '',
    gcTime: 0,
    queryFn: async () => {
      const { data } = await readInvitation(token);
      suggestLanguage(data.language);
      return data;
    },
  });
  return (
    <OutsideFrame title={t('invitation.title')} wide>
      {invitation.data ? (
        <Form token={token} person={invitation.data} />
      ) : token !== '' && invitation.isPending ? (
        <Loading />
      ) : (
        <>
          {invitation.error ? <FailureText error={invitation.error} /> : <Text>{t('invitation.noToken')}</Text>}
          <Text>{t('invitation.askAgain')}</Text>
          <Link href="/sign-in">{t('signIn.title')}</Link>
        </>
      )}
    </OutsideFrame>
  );
}

function Form({ token, person }: { token: string; person: InvitedPerson }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(noPassword);
  const [checked, setChecked] = useState(false);
  const { send, busy, failure, forget } = useSend();
  const faults = fieldFaults(failure, ['password']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const focus = () => setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if (busy || !isComplete(typed)) {
      focus();
      return;
    }
    const me = await send(Date.now(), async () => {
      await acceptInvitation(token, typed.next);
      return (await signIn(person.email, typed.next)).data;
    });
    if (me) {
      forgetOthers(client);
      client.setQueryData(cached.me, me);
      tellOtherTabsOfSession();
      void navigate('/', { replace: true });
    } else {
      focus();
    }
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Text data-testid="invited">
        {person.company
          ? t('invitation.text', { name: person.name, company: person.company })
          : t('invitation.textOperator', { name: person.name })}
      </Text>
      <Text>
        {t('invitation.email')} <Text weight="semibold">{person.email}</Text>
      </Text>
      <AccountName email={person.email} />
      <NewPasswordFields
        label={t('invitation.password')}
        typed={typed}
        onType={(change) => {
          setTyped({ ...typed, ...change });
          forget();
        }}
        checked={checked}
        fault={faults.at.password}
        autoFocus
      />
      <div role="alert">{failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}</div>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy} data-testid="accept">
        {t(busy ? 'action.working' : 'invitation.accept')}
      </Button>
      <Text size={200}>{t('invitation.until', { at: format.moment(person.expires) })}</Text>
    </form>
  );
}

import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { ProblemError } from '../api/client';
import { saveProfile, useProfile, type Profile as Kept, type ProfileChange } from '../api/account';
import { cached } from '../api/queries';
import { chooseLanguage, languages, nearestLanguage } from '../i18n';
import { useAnnounce } from '../ui/Announcer';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { fieldFaults, useSend, wrong } from '../ui/useSend';
import { AccountPage } from './AccountPage';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '480px' },
});

export function Profile() {
  const profile = useProfile();
  return (
    <AccountPage name="profile">
      {profile.data ? (
        <Form kept={profile.data} reload={() => profile.refetch()} />
      ) : profile.isPending ? (
        <Loading />
      ) : (
        <Failure error={profile.error} retry={() => void profile.refetch()} />
      )}
    </AccountPage>
  );
}

function withoutSent(now: ProfileChange, sent: ProfileChange): ProfileChange {
  const kept = (Object.keys(now) as (keyof ProfileChange)[]).filter((field) => now[field] !== sent[field]);
  return Object.fromEntries(kept.map((field) => [field, now[field]]));
}

/** Shows what is kept, with what was typed over it; so a reload brings news without throwing away what was typed. */
function Form({ kept, reload }: { kept: Kept; reload: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [typed, setTyped] = useState<ProfileChange>({});
  const [state, setState] = useState<'editing' | 'saved' | 'changed-elsewhere'>('editing');
  const { send, busy, failure, forget } = useSend();
  const { user } = kept.me;
  const shown = { ...user, ...typed };
  const stale = failure instanceof ProblemError && failure.problem.status === 412;
  const faults = fieldFaults(failure, ['name', 'language', 'notificationEmail']);
  const type = (change: ProfileChange) => {
    setTyped((now) => ({ ...now, ...change }));
    setState('editing');
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(typed).length === 0 || busy) {
      return;
    }
    const done = await send(typed, async () => {
      try {
        return await saveProfile(typed, kept.etag);
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 412) {
          await reload();
          setState('changed-elsewhere');
        }
        throw error;
      }
    });
    if (!done) {
      return;
    }
    client.setQueryData(cached.profile, done);
    client.setQueryData(cached.me, done.me);
    setTyped((now) => withoutSent(now, typed)); // what was typed meanwhile stays
    setState('saved');
    announce(t('profile.saved'));
    if (typed.language) {
      chooseLanguage(nearestLanguage(typed.language));
    }
  };
  return (
    <form
      className={mergeClasses(markup.card, markup.padded)}
      onSubmit={(event) => void submit(event)}
      noValidate
      data-testid="profile"
    >
      <div className={styles.form}>
        <Field label={t('profile.name')} {...wrong(faults.at.name)}>
          <Input
            name="name"
            autoComplete="name"
            maxLength={200}
            value={shown.name}
            onChange={(_, data) => type({ name: data.value })}
          />
        </Field>
        <Field label={t('profile.email')} hint={t('profile.emailHelp')}>
          <Input value={user.email} readOnly />
        </Field>
        <Field label={t('profile.language')} hint={t('profile.languageHelp')} {...wrong(faults.at.language)}>
          <Select
            name="language"
            value={nearestLanguage(shown.language)}
            onChange={(_, data) => type({ language: nearestLanguage(data.value) })}
          >
            {languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('profile.notificationEmail')}
          hint={t('profile.notificationEmailHelp')}
          {...wrong(faults.at.notificationEmail)}
        >
          <Input
            type="email"
            name="notificationEmail"
            autoComplete="email"
            value={shown.notificationEmail ?? ''}
            onChange={(_, data) => type({ notificationEmail: data.value === '' ? null : data.value })}
          />
        </Field>
        <div role="status">
          {state === 'changed-elsewhere' ? (
            <MessageBar intent="warning" layout="multiline" data-testid="changed-elsewhere">
              <MessageBarBody>{t('profile.changedElsewhere')}</MessageBarBody>
            </MessageBar>
          ) : failure && !stale ? (
            <FailureText error={failure} elsewhere={faults.elsewhere} />
          ) : state === 'saved' ? (
            <MessageBar intent="success">
              <MessageBarBody>{t('profile.saved')}</MessageBarBody>
            </MessageBar>
          ) : null}
        </div>
        <div className={markup.row}>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={busy || Object.keys(typed).length === 0}
            data-testid="save"
          >
            {t(busy ? 'action.working' : 'profile.save')}
          </Button>
          {Object.keys(typed).length > 0 ? (
            <Button
              onClick={() => {
                setTyped({});
                setState('editing');
                forget();
              }}
            >
              {t('action.discard')}
            </Button>
          ) : null}
        </div>
      </div>
    </form>
  );
}

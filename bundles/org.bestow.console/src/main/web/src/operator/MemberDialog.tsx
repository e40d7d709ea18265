import { Field, Input, makeStyles, Select, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { createMember, type MemberWish } from '../api/operator';
import { cached } from '../api/queries';
import { languages, nearestLanguage } from '../i18n';
import { StandingFields } from '../standing/StandingFields';
import { SecretDialog } from '../ui/SecretDialog';
import { ShownOnce } from '../ui/ShownOnce';
import { fieldFaults, useSend, wrong } from '../ui/useSend';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
});

const fields = ['name', 'timeZone', 'email', 'standing/link', 'admin/name', 'admin/email', 'admin/language'];

/** Makes a company with its first Global admin, whose one-time password is shown once. */
export function MemberDialog({ close }: { close: () => void }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const [wish, setWish] = useState<MemberWish>(() => ({
    name: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    email: '',
    standing: { kind: 'member' },
    admin: { name: '', email: '', language: nearestLanguage(i18n.language) },
  }));
  const [checked, setChecked] = useState(false);
  const [made, setMade] = useState<{ name: string; admin: string; password: string | null } | null>(null);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, fields);
  const set = (change: Partial<MemberWish>) => setWish({ ...wish, ...change });
  const setAdmin = (change: Partial<MemberWish['admin']>) => set({ admin: { ...wish.admin, ...change } });
  const needed = (value: string, name: string) =>
    wrong(checked && value.trim() === '' ? t('form.required') : faults.at[name]);
  const submit = async () => {
    setChecked(true);
    if ([wish.name, wish.email, wish.admin.name, wish.admin.email].some((value) => value.trim() === '')) {
      return;
    }
    const answer = await send(wish, (key) => createMember(wish, key));
    if (!answer) {
      return;
    }
    const { member, admin, oneTimePassword } = answer.data;
    setMade({ name: member.name, admin: admin.email, password: oneTimePassword });
    void client.invalidateQueries({ queryKey: cached.members });
  };
  return (
    <SecretDialog
      testId="member-dialog"
      create={t('members.create')}
      busy={busy}
      submit={submit}
      made={
        made && {
          title: made.name,
          secret: made.password !== null,
          shown: (
            <>
              <Text>{t('members.made', { email: made.admin })}</Text>
              <ShownOnce
                value={made.password}
                what={t('members.password')}
                warning={t('members.once')}
                notAgain={t('members.notAgain')}
              />
            </>
          ),
        }
      }
      close={close}
    >
      <Field label={t('members.name')} required {...needed(wish.name, 'name')}>
        <Input name="name" value={wish.name} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <Field label={t('members.email')} required {...needed(wish.email, 'email')}>
        <Input name="email" type="email" value={wish.email} onChange={(_, data) => set({ email: data.value })} />
      </Field>
      <Field label={t('members.timeZone')} hint={t('members.timeZoneHelp')} {...wrong(faults.at.timeZone)}>
        <Select name="timeZone" value={wish.timeZone} onChange={(_, data) => set({ timeZone: data.value })}>
          {zones(wish.timeZone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
      <StandingFields
        wish={wish.standing ?? { kind: 'member' }}
        change={(standing) => set({ standing })}
        fault={faults.at['standing/link']}
      />
      <fieldset className={styles.group}>
        <legend>
          <Text weight="semibold">{t('members.admin')}</Text>
        </legend>
        <Field label={t('profile.name')} required {...needed(wish.admin.name, 'admin/name')}>
          <Input name="admin-name" value={wish.admin.name} onChange={(_, data) => setAdmin({ name: data.value })} />
        </Field>
        <Field label={t('profile.email')} required {...needed(wish.admin.email, 'admin/email')}>
          <Input
            name="admin-email"
            type="email"
            value={wish.admin.email}
            onChange={(_, data) => setAdmin({ email: data.value })}
          />
        </Field>
        <Field label={t('profile.language')} {...wrong(faults.at['admin/language'])}>
          <Select
            value={wish.admin.language}
            onChange={(_, data) => setAdmin({ language: nearestLanguage(data.value) })}
          >
            {languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </fieldset>
      <div role="alert">{failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}</div>
    </SecretDialog>
  );
}

/** Those that the browser knows; the chosen one is among them, whatever the browser calls it. */
function zones(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}

import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { cached } from '../api/queries';
import type { Me, Role, UserRow } from '../api/types';
import { createUser, type Person } from '../api/users';
import { nearestLanguage } from '../i18n';
import { SecretDialog } from '../ui/SecretDialog';
import { ShownOnce } from '../ui/ShownOnce';
import { fieldFaults, useSend } from '../ui/useSend';
import { PersonFields, personFaults } from './PersonFields';
import { RoleChoice } from './RoleChoice';

interface Props {
  me: Me;
  /** What is known of the one to be added, as typed into a search. */
  typed?: string;
  close: () => void;
  /** Hears of the new user when the dialog is closed. */
  added?: (user: UserRow) => void;
}

/** Adds somebody to the company, with an invitation by mail or a one-time password that is shown once. */
export function UserDialog({ me, typed = '', close, added }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const mail = typed.includes('@');
  const [person, setPerson] = useState<Person>({
    name: mail ? '' : typed,
    email: mail ? typed : '',
    language: nearestLanguage(i18n.language),
  });
  const [roles, setRoles] = useState<Role[]>(['USER']);
  const [invite, setInvite] = useState(true);
  const [checked, setChecked] = useState(false);
  const [made, setMade] = useState<{ user: UserRow; password: string | null } | null>(null);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['name', 'email', 'language', 'roles']);
  const submit = async () => {
    setChecked(true);
    if (person.name.trim() === '' || person.email.trim() === '' || roles.length === 0) {
      return;
    }
    const wish = { ...person, name: person.name.trim(), email: person.email.trim(), roles, invite };
    const answer = await send(wish, (key) => createUser(wish, key));
    if (answer) {
      setMade({ user: answer.data.user, password: answer.data.oneTimePassword });
      void client.invalidateQueries({ queryKey: cached.users });
    }
  };
  const leave = () => {
    close();
    if (made) {
      added?.(made.user);
    }
  };
  return (
    <SecretDialog
      testId="user-dialog"
      create={t('users.add')}
      busy={busy}
      submit={submit}
      made={
        made && {
          title: made.user.name,
          secret: made.password !== null,
          shown: invite ? (
            <Text>{t('users.invitedText', { email: made.user.email })}</Text>
          ) : (
            <>
              <Text>{t('members.made', { email: made.user.email })}</Text>
              <ShownOnce
                value={made.password}
                what={t('members.password')}
                warning={t('members.once')}
                notAgain={t('users.notAgain')}
              />
            </>
          ),
        }
      }
      close={leave}
    >
      <PersonFields
        person={person}
        change={setPerson}
        faults={personFaults(person, checked, faults.at, t('form.required'))}
      />
      <RoleChoice
        chosen={roles}
        choose={setRoles}
        grantable={me.grantableRoles}
        fault={checked && roles.length === 0 ? t('users.noRole') : faults.at.roles}
      />
      <Field label={t('users.how')}>
        <RadioGroup value={invite ? 'invite' : 'password'} onChange={(_, { value }) => setInvite(value === 'invite')}>
          <Radio value="invite" label={t('users.byMail')} />
          <Radio value="password" label={t('users.byPassword')} />
        </RadioGroup>
      </Field>
      <div role="alert">{failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}</div>
    </SecretDialog>
  );
}

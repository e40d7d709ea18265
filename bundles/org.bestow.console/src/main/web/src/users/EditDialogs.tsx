import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cached } from '../api/queries';
import type { Me, Role, UserRow } from '../api/types';
import { changeUser, setRoles, useUser, type Person } from '../api/users';
import { useAnnounce } from '../ui/Announcer';
import { ChangeForm, NewestDialog, type Newest } from '../ui/NewestDialog';
import { fieldFaults, useSend } from '../ui/useSend';
import { PersonFields, personFaults } from './PersonFields';
import { RoleChoice } from './RoleChoice';

interface Props {
  me: Me;
  user: UserRow;
  close: () => void;
}

interface FormProps {
  me: Me;
  newest: Newest<UserRow>;
  readAgain: () => void;
  close: () => void;
}

/** Name, e-mail and language of somebody. */
export function PersonDialog({ me, user, close }: Props) {
  const newest = useUser(user.id);
  return (
    <NewestDialog title={user.name} testId="person-dialog" newest={newest} close={close}>
      {(state) => <PersonForm me={me} newest={state} readAgain={() => void newest.refetch()} close={close} />}
    </NewestDialog>
  );
}

function PersonForm({ newest: { value: user, etag }, readAgain, close }: FormProps) {
  const { t } = useTranslation();
  const saved = useSaved(close);
  const [person, setPerson] = useState<Person>({ name: user.name, email: user.email, language: user.language });
  const [checked, setChecked] = useState(false);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['name', 'email', 'language']);
  const submit = async () => {
    setChecked(true);
    if (person.name.trim() === '' || person.email.trim() === '') {
      return;
    }
    if (await send({ person, etag }, () => changeUser(user.id, person, etag))) {
      await saved(person.name);
    }
  };
  return (
    <ChangeForm
      title={t('users.editOf', { name: user.name })}
      busy={busy}
      failure={failure}
      elsewhere={faults.elsewhere}
      submit={submit}
      readAgain={readAgain}
      close={close}
    >
      <PersonFields
        person={person}
        change={setPerson}
        faults={personFaults(person, checked, faults.at, t('form.required'))}
      />
    </ChangeForm>
  );
}

/** The roles of somebody; a change signs that user out. */
export function RolesDialog({ me, user, close }: Props) {
  const newest = useUser(user.id);
  return (
    <NewestDialog title={user.name} testId="roles-dialog" newest={newest} close={close}>
      {(state) => <RolesForm me={me} newest={state} readAgain={() => void newest.refetch()} close={close} />}
    </NewestDialog>
  );
}

function RolesForm({ me, newest: { value: user, etag }, readAgain, close }: FormProps) {
  const { t } = useTranslation();
  const saved = useSaved(close);
  const [roles, choose] = useState<Role[]>(user.roles);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['roles']);
  const submit = async () => {
    if (roles.length > 0 && (await send({ roles, etag }, () => setRoles(user.id, roles, etag)))) {
      await saved(user.name);
    }
  };
  return (
    <ChangeForm
      title={t('users.rolesOf', { name: user.name })}
      busy={busy}
      failure={failure}
      elsewhere={faults.elsewhere}
      submit={submit}
      readAgain={readAgain}
      close={close}
    >
      <RoleChoice
        chosen={roles}
        choose={choose}
        grantable={me.grantableRoles}
        fault={roles.length === 0 ? t('users.noRole') : faults.at.roles}
      />
    </ChangeForm>
  );
}

function useSaved(close: () => void): (name: string) => Promise<void> {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  return async (name) => {
    announce(t('users.saved', { name }));
    close();
    await client.invalidateQueries({ queryKey: cached.users });
  };
}

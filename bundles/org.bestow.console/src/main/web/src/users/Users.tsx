import { Button, SearchBox, Select, Text } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMe } from '../api/queries';
import type { Me, UserStatus } from '../api/types';
import { useUsers } from '../api/users';
import { useMarkup } from '../ui/Markup';
import { PagedTable } from '../ui/PagedTable';
import { useSearch } from '../ui/useSearch';
import { memberRoles } from './RoleChoice';
import { SettingsPage } from './SettingsPage';
import { UserActions } from './UserActions';
import { UserDialog } from './UserDialog';
import { UserState } from './UserState';

const statuses: UserStatus[] = ['active', 'invited', 'deleted'];

/** The people of the company; who may, adds and changes them. */
export function Users() {
  const { data: me } = useMe();
  return <SettingsPage name="users">{me ? <List me={me} /> : null}</SettingsPage>;
}

function List({ me }: { me: Me }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const { typed, setTyped, q } = useSearch();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const role = memberRoles.find((one) => one === search.get('role')) ?? null;
  const status = statuses.find((one) => one === search.get('status')) ?? null;
  const narrow = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  const manages = me.permissions.includes('manage-users');
  return (
    <>
      <search className={markup.row}>
        <SearchBox
          aria-label={t('users.search')}
          placeholder={t('users.search')}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          dismiss={{ 'aria-label': t('benefits.clear') }}
        />
        <Select
          aria-label={t('users.roles')}
          value={role ?? ''}
          onChange={(_, { value }) => narrow('role', value)}
          data-testid="role-filter"
        >
          <option value="">{t('users.anyRole')}</option>
          {memberRoles.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('users.status')}
          value={status ?? ''}
          onChange={(_, { value }) => narrow('status', value)}
          data-testid="status-filter"
        >
          <option value="">{t('users.present')}</option>
          {statuses.map((one) => (
            <option key={one} value={one}>
              {t(`users.${one}`)}
            </option>
          ))}
        </Select>
        {manages ? (
          <Button
            appearance="primary"
            icon={<PersonAddRegular />}
            onClick={() => setAdding(true)}
            data-testid="new-user"
          >
            {t('users.add')}
          </Button>
        ) : null}
      </search>
      <PagedTable
        pages={useUsers({ q, role, status })}
        label={t('settings.users')}
        empty={t('users.empty')}
        rowKey={(user) => user.id}
        columns={[
          {
            title: t('users.name'),
            cell: (user) => (
              <>
                <Text block weight="semibold">
                  {user.name}
                </Text>
                <Text block size={200} className={markup.secondary} style={{ overflowWrap: 'anywhere' }}>
                  {user.email}
                </Text>
              </>
            ),
          },
          {
            title: t('users.roles'),
            wideOnly: true,
            cell: (user) => user.roles.map((one) => t(`role.${one}`)).join(', '),
          },
          { title: t('users.status'), cell: (user) => <UserState user={user} /> },
          ...(manages
            ? [
                {
                  title: t('keys.actions'),
                  cell: (user: Parameters<typeof UserActions>[0]['user']) => <UserActions me={me} user={user} />,
                },
              ]
            : []),
        ]}
      />
      {adding ? <UserDialog me={me} close={() => setAdding(false)} /> : null}
    </>
  );
}

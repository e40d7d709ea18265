import { Badge, SearchBox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useUsers } from '../api/queries';
import { Page } from '../ui/Page';
import { PagedTable } from '../ui/PagedTable';
import { useSearch } from '../ui/useSearch';

export function Users() {
  const { t } = useTranslation();
  const { typed, setTyped, q } = useSearch();
  return (
    <Page title={t('users.title')} lead={t('users.lead')}>
      <search>
        <SearchBox
          aria-label={t('users.search')}
          placeholder={t('users.search')}
          value={typed}
          onChange={(_, data) => setTyped(data.value)}
          dismiss={{ 'aria-label': t('benefits.clear') }}
        />
      </search>
      <PagedTable
        pages={useUsers(q)}
        label={t('users.title')}
        empty={t('users.empty')}
        rowKey={(user) => user.id}
        columns={[
          { title: t('users.name'), cell: (user) => user.name },
          { title: t('users.email'), cell: (user) => user.email },
          { title: t('users.roles'), cell: (user) => user.roles.map((role) => t(`role.${role}`)).join(', ') },
          {
            title: t('users.status'),
            wideOnly: true,
            cell: (user) => (
              <Badge appearance="tint" color={user.status === 'active' ? 'success' : 'informative'}>
                {t(`users.${user.status}`)}
              </Badge>
            ),
          },
        ]}
      />
    </Page>
  );
}

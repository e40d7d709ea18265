import { Badge, Button, SearchBox } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMembers } from '../api/operator';
import type { Member } from '../api/types';
import { StandingDialog } from '../standing/StandingDialog';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';
import { PagedTable } from '../ui/PagedTable';
import { useSearch } from '../ui/useSearch';
import { MemberDialog } from './MemberDialog';
import { OpenRequests } from './OpenRequests';
import { useLinkStyles } from './useLinkStyles';

/** The companies of the programme. */
export function Members() {
  const { t } = useTranslation();
  const markup = useMarkup();
  const links = useLinkStyles();
  const { typed, setTyped, q } = useSearch();
  const [creating, setCreating] = useState(false);
  const [changing, setChanging] = useState<Member | null>(null);
  return (
    <Page title={t('members.title')} lead={t('members.lead')}>
      <OpenRequests />
      <search className={markup.row}>
        <SearchBox
          aria-label={t('members.search')}
          placeholder={t('members.search')}
          value={typed}
          onChange={(_, data) => setTyped(data.value)}
          dismiss={{ 'aria-label': t('benefits.clear') }}
        />
        <Button appearance="primary" onClick={() => setCreating(true)} data-testid="new-member">
          {t('members.create')}
        </Button>
      </search>
      <PagedTable
        pages={useMembers(q)}
        label={t('members.title')}
        empty={t('members.empty')}
        rowKey={(member) => member.id}
        columns={[
          {
            title: t('members.name'),
            cell: (member) => (
              <Link
                className={links.name}
                to={`/operator/members/${encodeURIComponent(member.id)}`}
                data-testid="member"
              >
                {member.name}
              </Link>
            ),
          },
          { title: t('members.email'), cell: (member) => member.email },
          { title: t('members.timeZone'), wideOnly: true, cell: (member) => member.timeZone },
          {
            title: t('standing.standing'),
            cell: ({ standing }) => (
              <Badge appearance="tint" color={standing.kind === 'member' ? 'success' : 'informative'}>
                {t(`standing.kind.${standing.kind}`)}
              </Badge>
            ),
          },
          {
            title: t('keys.actions'),
            cell: (member) => (
              <Button
                size="small"
                onClick={() => setChanging(member)}
                aria-label={t('standing.changeOf', { member: member.name })}
                data-testid="change-standing"
              >
                {t('standing.change')}
              </Button>
            ),
          },
        ]}
      />
      {changing ? <StandingDialog member={changing} close={() => setChanging(null)} /> : null}
      {creating ? <MemberDialog close={() => setCreating(false)} /> : null}
    </Page>
  );
}

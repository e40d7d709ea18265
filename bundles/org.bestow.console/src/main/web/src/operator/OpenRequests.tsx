import { Badge, Subtitle1, Text } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOpenRequests } from '../api/operator';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { LoadMore } from '../ui/LoadMore';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Requester } from '../users/Requester';
import { useLinkStyles } from './useLinkStyles';

/** Who waits in any company to become Global admin; decided on the page of the company. */
export function OpenRequests() {
  const { t } = useTranslation();
  const markup = useMarkup();
  const requests = useOpenRequests();
  const rows = requests.data?.pages.flatMap((page) => page.items);
  return (
    <section className={markup.column} aria-label={t('members.waiting')} data-testid="open-requests">
      <div className={markup.row}>
        <Subtitle1 as="h2">{t('members.waiting')}</Subtitle1>
        {rows?.length ? (
          <Badge appearance="filled" color="informative" data-testid="open-requests-count">
            {requests.hasNextPage ? `${rows.length}+` : rows.length}
          </Badge>
        ) : null}
      </div>
      {rows === undefined ? (
        requests.isPending ? (
          <Loading />
        ) : (
          <Failure error={requests.error} retry={() => void requests.refetch()} />
        )
      ) : rows.length === 0 ? (
        <Text data-testid="no-open-requests">{t('members.nobodyWaits')}</Text>
      ) : (
        <Waiting rows={rows} />
      )}
      <LoadMore pages={requests} />
    </section>
  );
}

type Row = NonNullable<ReturnType<typeof useOpenRequests>['data']>['pages'][number]['items'][number];

function Waiting({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const links = useLinkStyles();
  return (
    <DataTable
      label={t('members.waiting')}
      rows={rows}
      rowKey={({ request }) => request.id}
      columns={[
        {
          title: t('users.name'),
          cell: ({ request }) => <Requester request={request} />,
        },
        {
          title: t('members.name'),
          cell: ({ member }) => (
            <Link
              className={links.name}
              to={`/operator/members/${encodeURIComponent(member.id)}`}
              data-testid="company-of-request"
            >
              {member.name}
            </Link>
          ),
        },
        { title: t('access.why'), wideOnly: true, cell: ({ request }) => request.reason },
        {
          title: t('members.whoDecides'),
          cell: ({ request }) => (
            <Badge
              appearance="tint"
              color={request.decidable ? 'warning' : 'informative'}
              data-decides={request.decidable ? 'operator' : 'company'}
            >
              {t(request.decidable ? 'members.youDecide' : 'members.companyDecides')}
            </Badge>
          ),
        },
      ]}
    />
  );
}

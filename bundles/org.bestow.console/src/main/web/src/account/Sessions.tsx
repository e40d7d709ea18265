import { Badge, Button, Subtitle1, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, useSessions } from '../api/account';
import { cached } from '../api/queries';
import type { Session } from '../api/types';
import { useFormat } from '../i18n/format';
import { useAnnounce } from '../ui/Announcer';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { LoadMore } from '../ui/LoadMore';
import { useMarkup } from '../ui/Markup';

/** Where one is signed in. */
export function Sessions() {
  const { t } = useTranslation();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const sessions = useSessions();
  const [ending, setEnding] = useState<Session | 'others' | null>(null);
  const rows = sessions.data?.pages.flatMap((page) => page.items) ?? [];
  const ended = async (work: Promise<unknown>, said: string) => {
    await work;
    announce(said);
    await client.invalidateQueries({ queryKey: cached.sessions });
  };
  return (
    <section className={markup.column} aria-labelledby="sessions" data-testid="sessions">
      <div className={markup.row}>
        <Subtitle1 as="h2" id="sessions">
          {t('sessions.title')}
        </Subtitle1>
        {rows.length > 1 ? (
          <Button onClick={() => setEnding('others')} data-testid="end-others">
            {t('sessions.endOthers')}
          </Button>
        ) : null}
      </div>
      {sessions.isPending ? (
        <Loading />
      ) : sessions.data === undefined ? (
        <Failure error={sessions.error} retry={() => void sessions.refetch()} />
      ) : (
        <>
          <Table rows={rows} end={setEnding} />
          <LoadMore pages={sessions} />
        </>
      )}
      {ending === 'others' ? (
        <ConfirmDialog
          title={t('sessions.endOthers')}
          text={t('sessions.endOthersText')}
          confirm={t('sessions.endOthers')}
          run={() => ended(endOtherSessions(), t('sessions.ended'))}
          close={() => setEnding(null)}
        />
      ) : ending ? (
        <ConfirmDialog
          title={t('sessions.end')}
          text={t('sessions.endText', { client: ending.client, address: ending.address })}
          confirm={t('sessions.end')}
          run={() => ended(endSession(ending.id), t('sessions.ended'))}
          close={() => setEnding(null)}
        />
      ) : null}
    </section>
  );
}

function Table({ rows, end }: { rows: Session[]; end: (session: Session) => void }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  return (
    <DataTable
      label={t('sessions.title')}
      rows={rows}
      rowKey={(session) => session.id}
      columns={[
        {
          title: t('sessions.client'),
          cell: (session) => (
            <>
              <Text block>{session.client || '–'}</Text>
              <Text block size={200} className={markup.secondary}>
                {session.address}
              </Text>
            </>
          ),
        },
        {
          title: t('sessions.createdAt'),
          wideOnly: true,
          cell: (session) => <time dateTime={session.createdAt}>{format.moment(session.createdAt)}</time>,
        },
        {
          title: t('sessions.lastSeenAt'),
          cell: (session) => <time dateTime={session.lastSeenAt}>{format.moment(session.lastSeenAt)}</time>,
        },
        {
          title: t('sessions.expires'),
          wideOnly: true,
          cell: (session) => <time dateTime={session.expires}>{format.moment(session.expires)}</time>,
        },
        {
          title: t('keys.actions'),
          cell: (session) =>
            session.current ? (
              <Badge appearance="tint" color="brand" style={{ whiteSpace: 'nowrap' }} data-testid="this-session">
                {t('sessions.current')}
              </Badge>
            ) : (
              <Button
                size="small"
                onClick={() => end(session)}
                aria-label={`${t('sessions.end')}: ${session.client}, ${session.address}`}
              >
                {t('sessions.end')}
              </Button>
            ),
        },
      ]}
    />
  );
}

import { Badge, Button, Field, Subtitle1, Text, Textarea } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acting } from '../api/contract';
import { cached } from '../api/queries';
import type { RoleRequest } from '../api/types';
import { decideRequest, useRoleRequests } from '../api/users';
import { useFormat } from '../i18n/format';
import { useAnnounce } from '../ui/Announcer';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { LoadMore } from '../ui/LoadMore';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Requester } from './Requester';

const colors = { open: 'warning', granted: 'success', refused: 'danger', withdrawn: 'informative' } as const;

/** Who asked to become Global admin, and what came of it; nothing where nobody has and nobody looked for it. */
export function RoleRequests({ acting }: { acting?: Acting }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const requests = useRoleRequests(acting);
  const [deciding, setDeciding] = useState<{ request: RoleRequest; decision: 'granted' | 'refused' } | null>(null);
  const rows = requests.data?.pages.flatMap((page) => page.items) ?? [];
  if (acting && rows.length === 0) {
    return requests.isPending ? (
      <Loading />
    ) : requests.isError ? (
      <Failure error={requests.error} retry={() => void requests.refetch()} />
    ) : (
      <Text data-testid="no-role-requests">{t('access.noRequests')}</Text>
    );
  }
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className={markup.column} aria-label={t('access.requests')} data-testid="role-requests">
      <Subtitle1 as="h2">{t('access.requests')}</Subtitle1>
      {acting && rows.some(({ state, decidable }) => state === 'open' && !decidable) ? (
        <Text data-testid="company-decides">{t('access.companyDecides')}</Text>
      ) : null}
      <DataTable
        label={t('access.requests')}
        rows={rows}
        rowKey={(request) => request.id}
        columns={[
          {
            title: t('users.name'),
            cell: (request) => <Requester request={request} />,
          },
          { title: t('access.why'), wideOnly: true, cell: ({ reason }) => reason },
          { title: t('access.state'), cell: (request) => <State request={request} /> },
          {
            title: t('keys.actions'),
            cell: (request) =>
              request.decidable ? (
                <div className={markup.row}>
                  <Button
                    size="small"
                    appearance="primary"
                    onClick={() => setDeciding({ request, decision: 'granted' })}
                    aria-label={t('access.grantTo', { name: request.user.name })}
                    data-testid="grant"
                  >
                    {t('access.grant')}
                  </Button>
                  <Button
                    size="small"
                    onClick={() => setDeciding({ request, decision: 'refused' })}
                    aria-label={t('access.refuseTo', { name: request.user.name })}
                    data-testid="refuse"
                  >
                    {t('access.refuse')}
                  </Button>
                </div>
              ) : null,
          },
        ]}
      />
      <LoadMore pages={requests} />
      {deciding ? <Decision {...deciding} acting={acting} close={() => setDeciding(null)} /> : null}
    </section>
  );
}

function State({ request: { state, outcome } }: { request: RoleRequest }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  return (
    <>
      <Badge appearance="tint" color={colors[state]} data-state={state}>
        {t(`access.states.${state}`)}
      </Badge>
      {outcome ? (
        <Text block size={200} className={markup.secondary}>
          {t('access.decidedBy', { name: outcome.by, at: format.moment(outcome.at) })}
        </Text>
      ) : null}
      {outcome?.note ? <Text block>{outcome.note}</Text> : null}
    </>
  );
}

interface DecisionProps {
  request: RoleRequest;
  decision: 'granted' | 'refused';
  acting?: Acting;
  close: () => void;
}

function Decision({ request, decision, acting, close }: DecisionProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  const grants = decision === 'granted';
  const decide = async () => {
    await decideRequest(request.id, decision, note.trim() === '' ? null : note.trim(), acting);
    announce(t(`access.states.${decision}`));
    await client.invalidateQueries({ queryKey: cached.users });
  };
  return (
    <ConfirmDialog
      title={t(grants ? 'access.grantTo' : 'access.refuseTo', { name: request.user.name })}
      text={t(grants ? (acting ? 'access.grantForText' : 'access.grantText') : 'access.refuseText', {
        name: request.user.name,
      })}
      confirm={t(grants ? 'access.grant' : 'access.refuse')}
      run={decide}
      close={close}
    >
      <Text>{request.reason}</Text>
      <Field label={t('access.note')}>
        <Textarea name="note" maxLength={1000} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </ConfirmDialog>
  );
}

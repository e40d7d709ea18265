import { Badge, Button, Select, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { retryFailed, retryMessage, useMembers, useMessages } from '../api/operator';
import { cached } from '../api/queries';
import type { Message, MessageState } from '../api/types';
import { FailureText } from '../action/FailureText';
import { useFormat } from '../i18n/format';
import { useAnnounce } from '../ui/Announcer';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useMarkup } from '../ui/Markup';
import { Delivery } from '../ui/Delivery';
import { Page } from '../ui/Page';
import { PagedTable } from '../ui/PagedTable';
import { useSend } from '../ui/useSend';

const states: MessageState[] = ['queued', 'sending', 'sent', 'failed'];

/** The mail of the platform: how far it is, never what it says. */
export function Messages() {
  const { t } = useTranslation();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [search, setSearch] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const state = states.find((one) => one === search.get('state')) ?? null;
  const messages = useMessages(state);
  const renew = () => client.invalidateQueries({ queryKey: cached.messages });
  const retryAll = async () => {
    const { data } = await retryFailed();
    announce(t('messages.allQueued', { count: data.queued }));
    await renew();
  };
  return (
    <Page title={t('messages.title')} lead={t('messages.lead')}>
      <search className={markup.row}>
        <Select
          aria-label={t('messages.state')}
          value={state ?? ''}
          onChange={(_, { value }) => setSearch(value === '' ? {} : { state: value }, { replace: true })}
          data-testid="state"
        >
          <option value="">{t('messages.anyState')}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {t(`delivery.${one}`)}
            </option>
          ))}
        </Select>
        <Button onClick={() => void renew()}>{t('messages.refresh')}</Button>
        <Button onClick={() => setAsking(true)} data-testid="retry-all">
          {t('messages.retryAll')}
        </Button>
      </search>
      <PagedTable
        pages={messages}
        label={t('messages.title')}
        empty={t(state ? 'messages.noneInState' : 'messages.empty')}
        rowKey={(message) => message.id}
        columns={[
          { title: t('messages.recipient'), cell: (message) => <Recipient message={message} /> },
          {
            title: t('messages.purpose'),
            wideOnly: true,
            cell: (message) => (
              <>
                {t(`messages.purposes.${message.purpose}`, { defaultValue: message.purpose })}
                <Text block size={200} className={markup.secondary}>
                  {message.subject.type} {message.subject.id}
                </Text>
              </>
            ),
          },
          { title: t('messages.state'), cell: (message) => <State message={message} /> },
          { title: t('messages.createdAt'), wideOnly: true, cell: (message) => <When at={message.createdAt} /> },
          { title: t('keys.actions'), cell: (message) => <Retry message={message} renew={renew} /> },
        ]}
      />
      {asking ? (
        <ConfirmDialog
          title={t('messages.retryAll')}
          text={t('messages.retryAllText')}
          confirm={t('messages.retryAll')}
          run={retryAll}
          close={() => setAsking(false)}
        />
      ) : null}
    </Page>
  );
}

function Recipient({ message }: { message: Message }) {
  const markup = useMarkup();
  const { data } = useMembers('');
  const company = data?.pages.flatMap((page) => page.items).find((member) => member.id === message.member)?.name;
  return (
    <>
      <Text block weight="semibold">
        {message.recipient.name}
      </Text>
      <Text block size={200} style={{ overflowWrap: 'anywhere' }}>
        {message.recipient.address}
      </Text>
      {company ? (
        <Text block size={200} className={markup.secondary}>
          {company}
        </Text>
      ) : null}
    </>
  );
}

function State({ message }: { message: Message }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  return (
    <>
      <Delivery delivery={message} />
      {message.attempts > 0 ? (
        <Text block size={200} className={markup.secondary}>
          {t('messages.attempts', { count: message.attempts })}
        </Text>
      ) : null}
      {message.nextAttemptAt && message.attempts > 0 ? (
        <Text block size={200} className={markup.secondary}>
          {t('messages.next', { at: format.moment(message.nextAttemptAt) })}
        </Text>
      ) : null}
    </>
  );
}

function When({ at }: { at: string }) {
  const format = useFormat();
  return <time dateTime={at}>{format.moment(at)}</time>;
}

/** A failed one gets all its attempts again, a waiting one goes at once. */
function Retry({ message, renew }: { message: Message; renew: () => Promise<void> }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { send, busy, failure } = useSend();
  const waiting = message.state === 'queued' && message.attempts > 0;
  if (message.state === 'failed' && !message.retryable) {
    return <Badge appearance="outline">{t('messages.gone')}</Badge>;
  }
  if (message.state !== 'failed' && !waiting) {
    return null;
  }
  const retry = async () => {
    if (await send(message.id, () => retryMessage(message.id))) {
      announce(t('messages.queued', { name: message.recipient.name }));
      await renew();
    }
  };
  return (
    <>
      <Button
        size="small"
        disabledFocusable={busy}
        onClick={() => void retry()}
        aria-label={t('messages.retryTo', { name: message.recipient.name })}
        data-testid="retry"
      >
        {t(busy ? 'action.working' : 'messages.retry')}
      </Button>
      <div role="alert">{failure ? <FailureText error={failure} /> : null}</div>
    </>
  );
}

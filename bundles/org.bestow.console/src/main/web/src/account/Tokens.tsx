import { Badge, Button, makeStyles, Text, tokens as looks } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteToken, useTokens } from '../api/account';
import { cached, useMe } from '../api/queries';
import type { Me, Token } from '../api/types';
import { nowOf, useFormat } from '../i18n/format';
import { useAnnounce } from '../ui/Announcer';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { LoadMore } from '../ui/LoadMore';
import { Screen } from '../ui/Screen';
import { AccountPage } from './AccountPage';
import { useScopeWords } from './scopes';
import { TokenDialog } from './TokenDialog';

const useStyles = makeStyles({
  scopes: { display: 'flex', flexWrap: 'wrap', gap: looks.spacingHorizontalXS },
});

/** What programs may sign in with, in the place of the one who made them. */
export function Tokens() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const { data: me } = useMe();
  return (
    <AccountPage name="tokens">
      <div>
        <Button appearance="primary" onClick={() => setCreating(true)} data-testid="new-token">
          {t('tokens.create')}
        </Button>
      </div>
      {me ? <List me={me} /> : null}
      {creating && me ? <TokenDialog me={me} close={() => setCreating(false)} /> : null}
    </AccountPage>
  );
}

function List({ me }: { me: Me }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const client = useQueryClient();
  const announce = useAnnounce();
  const words = useScopeWords();
  const tokens = useTokens();
  const [deleting, setDeleting] = useState<Token | null>(null);
  if (tokens.isPending) {
    return <Loading />;
  }
  if (tokens.data === undefined) {
    return <Failure error={tokens.error} retry={() => void tokens.refetch()} />;
  }
  const rows = tokens.data.pages.flatMap((page) => page.items);
  const remove = async (token: Token) => {
    await deleteToken(token.id);
    announce(t('tokens.deleted', { name: token.name }));
    await client.invalidateQueries({ queryKey: cached.tokens });
  };
  const over = (token: Token) => Date.parse(token.expires) <= nowOf(me).getTime();
  return (
    <>
      {rows.length === 0 ? (
        <Screen name="empty" icon={KeyRegular} title={t('tokens.emptyTitle')} text={t('tokens.empty')} />
      ) : (
        <DataTable
          label={t('account.tokens')}
          rows={rows}
          rowKey={(token) => token.id}
          columns={[
            { title: t('tokens.name'), cell: (token) => <Text weight="semibold">{token.name}</Text> },
            {
              title: t('tokens.scopes'),
              wideOnly: true,
              cell: (token) => (
                <span className={styles.scopes}>
                  {token.scopes.map((scope) => (
                    <Badge key={scope} appearance="outline" color="informative" title={words(scope).title}>
                      {scope}
                    </Badge>
                  ))}
                </span>
              ),
            },
            {
              title: t('tokens.createdAt'),
              wideOnly: true,
              cell: (token) => <time dateTime={token.createdAt}>{format.moment(token.createdAt)}</time>,
            },
            {
              title: t('tokens.lastUsedAt'),
              wideOnly: true,
              cell: (token) =>
                token.lastUsedAt ? (
                  <time dateTime={token.lastUsedAt}>{format.moment(token.lastUsedAt)}</time>
                ) : (
                  t('tokens.neverUsed')
                ),
            },
            {
              title: t('tokens.expires'),
              cell: (token) =>
                over(token) ? (
                  <Badge appearance="tint" color="danger">
                    {t('tokens.expired')}
                  </Badge>
                ) : (
                  <time dateTime={token.expires}>{format.moment(token.expires)}</time>
                ),
            },
            {
              title: t('keys.actions'),
              cell: (token) => (
                <Button
                  size="small"
                  onClick={() => setDeleting(token)}
                  aria-label={`${t('tokens.delete')}: ${token.name}`}
                >
                  {t('tokens.delete')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <LoadMore pages={tokens} />
      {deleting ? (
        <ConfirmDialog
          title={t('tokens.deleteTitle', { name: deleting.name })}
          text={t('tokens.deleteText')}
          confirm={t('tokens.delete')}
          run={() => remove(deleting)}
          close={() => setDeleting(null)}
        />
      ) : null}
    </>
  );
}

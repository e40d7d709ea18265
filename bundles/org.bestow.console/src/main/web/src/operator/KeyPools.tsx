import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { EditRegular, KeyMultipleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyPools } from '../api/queries';
import type { KeyPool } from '../api/types';
import { useFormat } from '../i18n/format';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';
import { KeyImportDialog } from './KeyImportDialog';
import { LowAtDialog } from './LowAtDialog';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  number: { display: 'inline-flex', alignItems: 'center', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
});

export function KeyPools() {
  const { t } = useTranslation();
  return (
    <Page title={t('pools.title')} lead={t('pools.lead')}>
      <List />
    </Page>
  );
}

function List() {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const format = useFormat();
  const pools = useKeyPools();
  const [open, setOpen] = useState<{ dialog: 'import' | 'low-at'; pool: KeyPool } | null>(null);
  if (pools.isPending) {
    return <Loading />;
  }
  if (pools.data === undefined) {
    return <Failure error={pools.error} retry={() => void pools.refetch()} />;
  }
  if (pools.data.length === 0) {
    return <Screen name="empty" icon={KeyMultipleRegular} title={t('pools.title')} text={t('pools.empty')} />;
  }
  return (
    <>
      <DataTable
        label={t('pools.title')}
        rows={pools.data}
        rowKey={(pool) => pool.id}
        columns={[
          { title: t('pools.pool'), cell: (pool) => <Text weight="semibold">{pool.code}</Text> },
          {
            title: t('pools.kind'),
            wideOnly: true,
            cell: (pool) => t(`keyKind.${pool.kind}`, { defaultValue: pool.kind }),
          },
          {
            title: t('pools.available'),
            numeric: true,
            cell: (pool) => (
              <span className={styles.number}>
                <Level level={pool.level} />
                <span data-testid="available">{format.number(pool.available)}</span>
              </span>
            ),
          },
          { title: t('pools.claimed'), numeric: true, wideOnly: true, cell: (pool) => format.number(pool.claimed) },
          {
            title: t('pools.lowAt'),
            numeric: true,
            wideOnly: true,
            cell: (pool) => (
              <span className={styles.number}>
                {format.number(pool.lowAt)}
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<EditRegular />}
                  aria-label={t('pools.changeLowAt', { pool: pool.code })}
                  onClick={() => setOpen({ dialog: 'low-at', pool })}
                  data-testid="change-low-at"
                />
              </span>
            ),
          },
          {
            title: t('keys.actions'),
            cell: (pool) => (
              <div className={styles.actions}>
                <Button
                  size="small"
                  onClick={() => setOpen({ dialog: 'import', pool })}
                  aria-label={t('pools.importTo', { pool: pool.code })}
                  data-testid="add-keys"
                >
                  {t('pools.import')}
                </Button>
                <Button
                  className={markup.narrowOnly}
                  size="small"
                  icon={<EditRegular />}
                  aria-label={t('pools.changeLowAt', { pool: pool.code })}
                  onClick={() => setOpen({ dialog: 'low-at', pool })}
                  data-testid="change-low-at-narrow"
                >
                  {t('pools.lowAtShort', { lowAt: format.number(pool.lowAt) })}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {open?.dialog === 'import' ? <KeyImportDialog pool={open.pool} close={() => setOpen(null)} /> : null}
      {open?.dialog === 'low-at' ? (
        <LowAtDialog
          pool={pools.data.find((pool) => pool.id === open.pool.id) ?? open.pool}
          close={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

export function Level({ level }: { level: KeyPool['level'] }) {
  const { t } = useTranslation();
  return level === 'ok' ? null : (
    <Badge appearance="tint" color={level === 'empty' ? 'danger' : 'warning'}>
      {t(`pools.level.${level}`)}
    </Badge>
  );
}

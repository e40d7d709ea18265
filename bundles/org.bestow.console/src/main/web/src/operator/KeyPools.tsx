import { Button, Text } from '@fluentui/react-components';
import { KeyMultipleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyPools } from '../api/queries';
import type { KeyPool } from '../api/types';
import { useFormat } from '../i18n/format';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';
import { KeyImportDialog } from './KeyImportDialog';

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
  const format = useFormat();
  const pools = useKeyPools();
  const [chosen, setChosen] = useState<KeyPool | null>(null);
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
          { title: t('pools.available'), numeric: true, cell: (pool) => format.number(pool.available) },
          { title: t('pools.claimed'), numeric: true, cell: (pool) => format.number(pool.claimed) },
          {
            title: t('keys.actions'),
            cell: (pool) => (
              <Button
                size="small"
                onClick={() => setChosen(pool)}
                aria-label={t('pools.importTo', { pool: pool.code })}
              >
                {t('pools.import')}
              </Button>
            ),
          },
        ]}
      />
      {chosen ? <KeyImportDialog pool={chosen} close={() => setChosen(null)} /> : null}
    </>
  );
}

import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePurchases } from '../api/operator';
import { useMe } from '../api/queries';
import { PurchaseDialog } from '../operator/PurchaseDialog';
import { Page } from '../ui/Page';
import { PagedTable } from '../ui/PagedTable';
import { usePurchaseColumns } from './purchaseColumns';

/** What was bought: by the own company, or for operators by every company. */
export function Purchases() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const purchases = usePurchases(50);
  const columns = usePurchaseColumns(me?.member === null);
  const [creating, setCreating] = useState(false);
  return (
    <Page title={t('purchases.title')} lead={t(me?.member ? 'purchases.lead' : 'purchases.leadAll')}>
      {me?.permissions.includes('operate-purchases') ? (
        <div>
          <Button appearance="primary" onClick={() => setCreating(true)} data-testid="new-purchase">
            {t('purchases.create')}
          </Button>
        </div>
      ) : null}
      <PagedTable
        pages={purchases}
        label={t('purchases.title')}
        empty={t('purchases.empty')}
        rowKey={(purchase) => purchase.id}
        columns={columns}
      />
      {creating ? <PurchaseDialog close={() => setCreating(false)} /> : null}
    </Page>
  );
}

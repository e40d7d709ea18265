import { Text } from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { usePurchases } from '../api/operator';
import { usePackages } from '../api/queries';
import type { Me } from '../api/types';
import { usePurchaseColumns } from '../pages/purchaseColumns';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { LoadMore } from '../ui/LoadMore';
import { Loading } from '../ui/Loading';
import { Tile, Tiles } from './Tile';

/** What the company has bought, with its days where the role may see them. */
export function OwnedPackages({ me }: { me: Me }) {
  return me.permissions.includes('view-purchases') ? <WithDays /> : <Titles />;
}

function WithDays() {
  const { t } = useTranslation();
  const purchases = usePurchases(10);
  const columns = usePurchaseColumns(false);
  if (purchases.isPending) {
    return <Loading />;
  }
  if (purchases.data === undefined) {
    return <Failure error={purchases.error} retry={() => void purchases.refetch()} />;
  }
  const rows = purchases.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return <Text>{t('home.noPackages')}</Text>;
  }
  return (
    <>
      <DataTable label={t('home.packages')} rows={rows} rowKey={(purchase) => purchase.id} columns={columns} />
      <LoadMore pages={purchases} />
    </>
  );
}

function Titles() {
  const { t } = useTranslation();
  const packages = usePackages();
  if (packages.isPending) {
    return <Loading />;
  }
  if (packages.data === undefined) {
    return <Failure error={packages.error} retry={() => void packages.refetch()} />;
  }
  const owned = packages.data.filter((one) => one.owned);
  if (owned.length === 0) {
    return <Text>{t('home.noPackages')}</Text>;
  }
  return (
    <Tiles>
      {owned.map((one) => (
        <Tile
          key={one.id}
          to="/packages"
          icon={BoxRegular}
          title={one.title}
          text={t('home.count', { count: one.items.length })}
        />
      ))}
    </Tiles>
  );
}

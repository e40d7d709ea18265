import { Text } from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { usePackages } from '../api/queries';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Tile, Tiles } from './Tile';

export function OwnedPackages() {
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

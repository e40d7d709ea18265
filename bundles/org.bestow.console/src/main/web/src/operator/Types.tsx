import { Badge, Text } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useTypes } from '../api/queries';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';

export function Types() {
  const { t } = useTranslation();
  return (
    <Page title={t('types.title')} lead={t('types.lead')}>
      <List />
    </Page>
  );
}

function List() {
  const { t } = useTranslation();
  const types = useTypes();
  if (types.isPending) {
    return <Loading />;
  }
  if (types.data === undefined) {
    return <Failure error={types.error} retry={() => void types.refetch()} />;
  }
  if (types.data.length === 0) {
    return <Screen name="empty" icon={PlugDisconnectedRegular} title={t('types.title')} text={t('home.none')} />;
  }
  return (
    <DataTable
      label={t('types.title')}
      rows={types.data}
      rowKey={(type) => type.id}
      columns={[
        { title: t('types.type'), cell: (type) => <Text weight="semibold">{type.title}</Text> },
        { title: t('types.id'), wideOnly: true, cell: (type) => <code>{type.id}</code> },
        { title: t('types.version'), cell: (type) => type.version ?? '–' },
        {
          title: t('types.state'),
          cell: (type) =>
            type.state === 'live' ? (
              <Badge appearance="tint" color="success">
                {t('types.live')}
              </Badge>
            ) : (
              <Badge appearance="tint" color="warning">
                {t('menu.notDeployed')}
              </Badge>
            ),
        },
      ]}
    />
  );
}

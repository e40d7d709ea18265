import { Badge, makeStyles, Text } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useTypeStates } from '../api/operator';
import { useFormat } from '../i18n/format';
import { DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';

const colors = { live: 'success', resting: 'warning', refused: 'danger', missing: 'warning' } as const;

const useStyles = makeStyles({ faults: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' } });

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
  const styles = useStyles();
  const markup = useMarkup();
  const format = useFormat();
  const types = useTypeStates();
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
      rowKey={(type) => `${type.id} ${type.bundle ?? ''}`}
      columns={[
        {
          title: t('types.type'),
          cell: (type) => (
            <>
              <Text block weight="semibold">
                {type.title}
              </Text>
              <Text block size={200} className={markup.secondary}>
                {type.id} {type.version ?? ''}
              </Text>
            </>
          ),
        },
        {
          title: t('types.state'),
          cell: (type) => (
            <Badge appearance="tint" color={colors[type.state]}>
              {t(`types.states.${type.state}`)}
            </Badge>
          ),
        },
        { title: t('types.bundle'), wideOnly: true, cell: (type) => type.bundle ?? '–' },
        { title: t('menu.benefits'), numeric: true, wideOnly: true, cell: (type) => format.number(type.benefits) },
        {
          title: t('types.faults'),
          cell: (type) =>
            type.faults.length === 0 ? (
              '–'
            ) : (
              <ul className={styles.faults}>
                {type.faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

import { Text } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../api/queries';
import { useFormat } from '../i18n/format';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Page } from '../ui/Page';
import { CatalogueEditor } from './CatalogueEditor';

/** The document of packages; imported whole, after a look at what it changes. */
export function Catalogue() {
  const { t } = useTranslation();
  const format = useFormat();
  const catalog = useCatalog();
  const current = catalog.data?.data;
  const lead =
    current && current.version !== null
      ? `${t('catalogue.version')} ${current.version} · ${t('catalogue.importedAt')} ${format.moment(current.importedAt)}`
      : t('catalogue.none');
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')}>
      {catalog.data ? <Text>{lead}</Text> : null}
      {catalog.data ? (
        <CatalogueEditor
          document={catalog.data.data.document ? JSON.stringify(catalog.data.data.document, null, 2) : ''}
          etag={catalog.data.etag ?? '"0"'}
        />
      ) : catalog.isPending ? (
        <Loading />
      ) : (
        <Failure error={catalog.error} retry={() => void catalog.refetch()} />
      )}
    </Page>
  );
}

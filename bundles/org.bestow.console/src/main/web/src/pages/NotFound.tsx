import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Failure } from '../ui/Failure';
import { Page } from '../ui/Page';

const notFound = new ProblemError({ type: 'urn:bestow:not-found', title: '', status: 404, detail: null }, null);

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('screen.notFoundTitle')}>
      <Failure error={notFound} retry={() => window.location.reload()} />
    </Page>
  );
}

import { Spinner } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

export function Loading() {
  const { t } = useTranslation();
  return <Spinner size="small" label={t('screen.loading')} style={{ padding: 24, justifyContent: 'flex-start' }} />;
}

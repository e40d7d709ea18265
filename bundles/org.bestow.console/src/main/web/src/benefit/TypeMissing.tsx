import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

/** Said where a category's bundle is not deployed: what is kept, and what will happen. */
export function TypeMissing() {
  const { t } = useTranslation();
  return (
    <MessageBar intent="warning" layout="multiline" data-screen="type-missing">
      <MessageBarBody>
        <MessageBarTitle>{t('benefits.missingTitle')}</MessageBarTitle>
        {t('benefits.missing')}
      </MessageBarBody>
    </MessageBar>
  );
}

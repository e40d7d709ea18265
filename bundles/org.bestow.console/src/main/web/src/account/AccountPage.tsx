import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page';
import { Tabs } from '../ui/Tabs';

export const accountPages = ['profile', 'security', 'tokens'] as const;

/** A page about the one who is signed in, with the way to the others. */
export function AccountPage({ name, children }: { name: (typeof accountPages)[number]; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Page title={t(`account.${name}`)} lead={t(`account.${name}Lead`)}>
      <Tabs
        label={t('account.label')}
        pages={accountPages.map((page) => ({ to: `/account/${page}`, title: t(`account.${page}`) }))}
      />
      {children}
    </Page>
  );
}

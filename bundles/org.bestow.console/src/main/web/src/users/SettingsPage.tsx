import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/queries';
import { Page } from '../ui/Page';
import { Tabs } from '../ui/Tabs';

/** A page of the account settings, with the way to the others that the role may see. */
export function SettingsPage({ name, children }: { name: 'users' | 'import' | 'access'; children: ReactNode }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const may = (permission: string) => me?.permissions.includes(permission) ?? false;
  const pages = [
    ...(may('view-users') ? [{ to: '/users', title: t('settings.users') }] : []),
    ...(may('manage-users') ? [{ to: '/users/import', title: t('settings.import') }] : []),
    { to: '/users/access', title: t('settings.access') },
  ];
  return (
    <Page title={t(`settings.${name}`)} lead={t(`settings.${name}Lead`)}>
      {pages.length > 1 ? <Tabs label={t('menu.account')} pages={pages} /> : null}
      {children}
    </Page>
  );
}

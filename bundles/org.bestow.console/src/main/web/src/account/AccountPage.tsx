import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Page } from '../ui/Page';

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '3px solid transparent',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  active: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorBrandStroke1,
  },
});

export const accountPages = ['profile', 'security', 'tokens'] as const;

/** A page about the one who is signed in, with the way to the others. */
export function AccountPage({ name, children }: { name: (typeof accountPages)[number]; children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Page title={t(`account.${name}`)} lead={t(`account.${name}Lead`)}>
      <nav aria-label={t('account.label')} className={styles.nav}>
        {accountPages.map((page) => (
          <NavLink
            key={page}
            to={`/account/${page}`}
            className={({ isActive }) => mergeClasses(styles.link, isActive && styles.active)}
          >
            {t(`account.${page}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}

import { makeStyles, mergeClasses, Text, Title2, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import icon from '../icon.svg';
import { LanguageMenu, ThemeMenu } from '../shell/Choices';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundImage: `linear-gradient(160deg, ${tokens.colorBrandBackground2}, ${tokens.colorNeutralBackground2} 55%)`,
  },
  top: { display: 'flex', justifyContent: 'flex-end', padding: tokens.spacingHorizontalM },
  main: { flexGrow: 1, display: 'flex', justifyContent: 'center', alignItems: 'flex-start', padding: '6vh 16px 48px' },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '400px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalXL },
  },
  wide: { maxWidth: '520px' },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** What is shown to those who are not signed in: one card, with language and theme to choose. */
export function OutsideFrame({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <LanguageMenu />
        <ThemeMenu />
      </header>
      <main className={styles.main}>
        <div className={mergeClasses(styles.card, wide && styles.wide)}>
          <div className={styles.brand}>
            <img src={icon} width={40} height={40} alt="" />
            <div>
              <Text weight="semibold" size={500} block>
                {t('app.name')}
              </Text>
              <Text block>{t('signIn.lead')}</Text>
            </div>
          </div>
          <Title2 as="h1">{title}</Title2>
          {children}
        </div>
      </main>
    </div>
  );
}

import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { ...typographyStyles.title2, margin: 0, ':focus': { outlineStyle: 'none' } },
  lead: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

let lastPath: string | null = null;

/** A page with its heading. After a change of page the heading gets the focus, so that keyboard and screen reader start there. */
export function Page({ title, lead, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { pathname } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);
  useEffect(() => {
    if (lastPath !== null && lastPath !== pathname) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    lastPath = pathname;
  }, [pathname]);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {lead ? (
          <Text as="p" block className={styles.lead} style={{ margin: 0 }}>
            {lead}
          </Text>
        ) : null}
      </div>
      {children}
    </div>
  );
}

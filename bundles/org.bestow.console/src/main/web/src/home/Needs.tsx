import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ChevronRightRegular, type FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FailureText } from '../action/FailureText';
import { useMarkup } from '../ui/Markup';

const useStyles = makeStyles({
  grid: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  card: {
    height: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    borderTop: `3px solid ${tokens.colorNeutralStroke2}`,
  },
  urgent: { borderTopColor: tokens.colorStatusWarningBorderActive },
  some: { borderTopColor: tokens.colorBrandStroke1 },
  head: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  icon: { fontSize: '24px', color: tokens.colorBrandForeground1, flexShrink: 0, display: 'flex' },
  words: { flexGrow: 1, minWidth: 0 },
  count: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    flexShrink: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  rows: { listStyleType: 'none', margin: 0, padding: 0, flexGrow: 1 },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    minWidth: 0,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  all: {
    display: 'inline-flex',
    alignItems: 'center',
    alignSelf: 'flex-start',
    minHeight: '24px',
    gap: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: { whiteSpace: 'nowrap' },
  done: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** A count as far as it is known: where the list goes on, there are more. */
export interface Count {
  known: number;
  more: boolean;
}

export interface Line {
  id: string;
  title: string;
  note: string;
  to: string;
}

interface Props {
  /** A stable name, for tests. */
  name: string;
  icon: FluentIcon;
  title: string;
  help: string;
  /** The list with exactly what is counted here. */
  to: string;
  urgent?: boolean;
  count: Count | undefined;
  lines: Line[];
  error: unknown;
  retry: () => void;
}

export function Needs({ children }: { children: ReactNode }) {
  return <ul className={useStyles().grid}>{children}</ul>;
}

/** One thing that may need somebody: how many, the first of them, and the way to all of them. */
export function Need({ name, icon: Icon, title, help, to, urgent = false, count, lines, error, retry }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const words = count && `${count.known}${count.more ? '+' : ''}`;
  const some = count !== undefined && count.known > 0;
  return (
    <li data-need={name} data-count={words}>
      <div
        className={mergeClasses(
          markup.card,
          markup.padded,
          styles.card,
          some && (urgent ? styles.urgent : styles.some),
        )}
      >
        <div className={styles.head}>
          <span className={styles.icon}>
            <Icon aria-hidden />
          </span>
          <div className={styles.words}>
            <Text as="h3" block weight="semibold" size={400}>
              {title}
            </Text>
            <Text block size={200} className={markup.secondary}>
              {help}
            </Text>
          </div>
          {words === undefined ? null : (
            <span className={mergeClasses(styles.count, !some && styles.quiet)}>{words}</span>
          )}
        </div>
        {count === undefined ? (
          error ? (
            <>
              <FailureText error={error} />
              <Button size="small" onClick={retry} style={{ alignSelf: 'flex-start' }}>
                {t('screen.retry')}
              </Button>
            </>
          ) : (
            <Spinner size="tiny" label={t('screen.loading')} style={{ justifyContent: 'flex-start' }} />
          )
        ) : some ? (
          <>
            <ul className={styles.rows}>
              {lines.map((line) => (
                <li key={line.id} className={styles.row}>
                  <Link to={line.to} className={styles.link}>
                    {line.title}
                  </Link>
                  <Text size={200} className={mergeClasses(markup.secondary, styles.note)}>
                    {line.note}
                  </Text>
                </li>
              ))}
            </ul>
            <Link
              to={to}
              className={mergeClasses(styles.link, styles.all)}
              aria-label={`${t('home.more', { count: words })}: ${title}`}
              data-testid="see-all"
            >
              {t('home.more', { count: words })}
              <ChevronRightRegular aria-hidden />
            </Link>
          </>
        ) : (
          <Text className={mergeClasses(styles.done, markup.secondary)}>
            <CheckmarkCircleRegular aria-hidden />
            {t('home.nothing')}
          </Text>
        )}
      </div>
    </li>
  );
}

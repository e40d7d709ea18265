import { makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '48px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  text: { maxWidth: '560px', color: tokens.colorNeutralForeground2, margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalM },
});

interface Props {
  /** A stable name of the state, for tests. */
  name: string;
  icon: FluentIcon;
  title: string;
  text: ReactNode;
  children?: ReactNode;
}

/** What is shown in the place of content: empty, forbidden, not found, unreachable … each with its own way on. */
export function Screen({ name, icon: Icon, title, text, children }: Props) {
  const styles = useStyles();
  return (
    <section className={styles.screen} data-screen={name}>
      <Icon className={styles.icon} aria-hidden />
      <Subtitle1 as="h2">{title}</Subtitle1>
      <Text as="p" block className={styles.text}>
        {text}
      </Text>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </section>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { NavLink } from 'react-router';

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

interface Props {
  label: string;
  pages: { to: string; title: string }[];
}

/** The ways between pages that belong together. */
export function Tabs({ label, pages }: Props) {
  const styles = useStyles();
  return (
    <nav aria-label={label} className={styles.nav}>
      {pages.map(({ to, title }) => (
        <NavLink
          key={to}
          to={to}
          end
          className={({ isActive }) => mergeClasses(styles.link, isActive && styles.active)}
        >
          {title}
        </NavLink>
      ))}
    </nav>
  );
}

import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMarkup } from '../ui/Markup';

const useStyles = makeStyles({
  grid: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    height: '100%',
    boxSizing: 'border-box',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { boxShadow: tokens.shadow8, borderTopColor: tokens.colorBrandStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { fontSize: '28px', color: tokens.colorBrandForeground1 },
  dimmed: { color: tokens.colorNeutralForeground3 },
});

export function Tiles({ children }: { children: ReactNode }) {
  return <ul className={useStyles().grid}>{children}</ul>;
}

interface Props {
  to: string;
  icon: FluentIcon;
  title: string;
  text: string;
  missing?: boolean;
}

export function Tile({ to, icon: Icon, title, text, missing = false }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  return (
    <li>
      <Link to={to} className={mergeClasses(markup.card, markup.padded, styles.tile)}>
        <Icon className={mergeClasses(styles.icon, missing && styles.dimmed)} aria-hidden />
        <Text weight="semibold" size={400}>
          {title}
        </Text>
        <Text className={markup.secondary}>{text}</Text>
        {missing ? (
          <span>
            <Badge appearance="outline" color="informative">
              {t('menu.notDeployed')}
            </Badge>
          </span>
        ) : null}
      </Link>
    </li>
  );
}

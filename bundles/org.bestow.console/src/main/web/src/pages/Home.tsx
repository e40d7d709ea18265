import { Badge, Button, makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components';
import {
  BoxRegular,
  DatabaseRegular,
  KeyMultipleRegular,
  LockClosedRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMe, useTypes } from '../api/queries';
import { categoryIcon } from '../shell/icons';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';

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

export function Home() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const lead = me?.member ? t('home.member', { member: me.member.name }) : t('home.operator');
  const seesBenefits = Boolean(me?.member && me.permissions.includes('view-benefits'));
  return (
    <Page title={t('home.title', { name: me?.user.name ?? '' })} lead={lead}>
      {seesBenefits ? (
        <Categories />
      ) : me?.member ? (
        <NoBenefits />
      ) : (
        <OperatorTiles permissions={me?.permissions ?? []} />
      )}
    </Page>
  );
}

function NoBenefits() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Screen name="no-list" icon={LockClosedRegular} title={t('home.categories')} text={t('home.noBenefits')}>
      <Button appearance="primary" onClick={() => void navigate('/packages')}>
        {t('benefits.toPackages')}
      </Button>
    </Screen>
  );
}

function OperatorTiles({ permissions }: { permissions: string[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <ul className={styles.grid}>
      {permissions.includes('operate-catalog') ? (
        <Tile to="/operator/catalogue" icon={DatabaseRegular} title={t('menu.catalogue')} text={t('catalogue.lead')} />
      ) : null}
      {permissions.includes('operate-keys') ? (
        <Tile to="/operator/keys" icon={KeyMultipleRegular} title={t('menu.keys')} text={t('pools.lead')} />
      ) : null}
    </ul>
  );
}

function Categories() {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const types = useTypes();
  if (types.isPending) {
    return <Loading />;
  }
  if (types.isError) {
    return <Failure error={types.error} retry={() => void types.refetch()} />;
  }
  if (types.data.length === 0) {
    return <Screen name="empty" icon={BoxRegular} title={t('benefits.emptyTitle')} text={t('home.none')} />;
  }
  return (
    <section className={markup.column} aria-labelledby="home-categories">
      <Subtitle1 as="h2" id="home-categories">
        {t('home.categories')}
      </Subtitle1>
      <ul className={styles.grid}>
        {types.data.map((type) => (
          <Tile
            key={type.id}
            to={`/benefits/${encodeURIComponent(type.id)}`}
            icon={categoryIcon(type.id)}
            title={type.title}
            text={t('home.count', { count: type.benefits })}
            missing={type.state === 'missing'}
          />
        ))}
      </ul>
    </section>
  );
}

interface TileProps {
  to: string;
  icon: FluentIcon;
  title: string;
  text: string;
  missing?: boolean;
}

function Tile({ to, icon: Icon, title, text, missing = false }: TileProps) {
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

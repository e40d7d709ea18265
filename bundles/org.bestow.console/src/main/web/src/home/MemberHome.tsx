import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import {
  BoxRegular,
  CalendarClockRegular,
  GiftOpenRegular,
  HourglassHalfRegular,
  SpinnerIosRegular,
  StarCheckmarkRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useBenefits, useTypes } from '../api/queries';
import type { Benefit, BenefitType, Me } from '../api/types';
import { NoBenefits } from '../benefit/BenefitList';
import { narrowingOf, sortOf, toFilter } from '../benefit/narrowing';
import { nowOf, useFormat } from '../i18n/format';
import { categoryIcon } from '../shell/icons';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Need, Needs } from './Needs';
import { OwnedPackages } from './OwnedPackages';
import { Section } from './Section';
import { Tile, Tiles } from './Tile';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** Up to so many are counted; what is beyond them is a plus sign. */
const countedUpTo = 50;
const linesShown = 3;

/** The home page of those who see their company's benefits. */
export function MemberHome({ me }: { me: Me }) {
  const { t } = useTranslation();
  const types = useTypes();
  if (types.isPending) {
    return <Loading />;
  }
  if (types.data === undefined) {
    return <Failure error={types.error} retry={() => void types.refetch()} />;
  }
  if (types.data.length === 0) {
    return <Screen name="empty" icon={BoxRegular} title={t('benefits.emptyTitle')} text={t('home.none')} />;
  }
  const any = types.data.some((type) => type.benefits > 0);
  return (
    <>
      {any ? (
        <Section title={t('home.needs')}>
          <MissingTypes types={types.data} />
          <BenefitNeeds me={me} />
        </Section>
      ) : (
        <NoBenefits text={t('benefits.allEmpty')} />
      )}
      <Section title={t('home.categories')}>
        <Tiles>
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
        </Tiles>
      </Section>
      {me.permissions.includes('view-packages') ? (
        <Section title={t('home.packages')}>
          <OwnedPackages me={me} />
        </Section>
      ) : null}
    </>
  );
}

function MissingTypes({ types }: { types: BenefitType[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const missing = types.filter((type) => type.state === 'missing' && type.benefits > 0);
  if (missing.length === 0) {
    return null;
  }
  return (
    <MessageBar intent="warning" layout="multiline" data-need="missing" data-count={missing.length}>
      <MessageBarBody>
        {t('home.missing')}{' '}
        {missing.map((type, index) => (
          <span key={type.id}>
            {index > 0 ? ', ' : ''}
            <Link to={`/benefits/${encodeURIComponent(type.id)}`} className={styles.link}>
              {type.title}
            </Link>
          </span>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}

function BenefitNeeds({ me }: { me: Me }) {
  const { t } = useTranslation();
  const format = useFormat();
  const activateBy = ({ activateBy: day }: Benefit) => (day ? t('home.by', { date: format.day(day) }) : '');
  const until = ({ expires }: Benefit) => (expires ? t('home.until', { date: format.day(expires) }) : '');
  return (
    <Needs>
      <BenefitNeed name="activate" icon={HourglassHalfRegular} urgent search="activate=1" note={activateBy} me={me} />
      <BenefitNeed name="pending" icon={SpinnerIosRegular} search="status=pending" note={until} me={me} />
      <BenefitNeed
        name="expiring"
        icon={CalendarClockRegular}
        urgent
        search="expiring=1&sort=expires"
        note={until}
        me={me}
      />
      <BenefitNeed name="notRedeemed" icon={GiftOpenRegular} search="not-redeemed=1" note={activateBy} me={me} />
      <BenefitNeed
        name="exhausted"
        icon={StarCheckmarkRegular}
        search="status=exhausted&sort=title"
        note={until}
        me={me}
      />
    </Needs>
  );
}

interface BenefitNeedProps {
  name: 'activate' | 'pending' | 'expiring' | 'notRedeemed' | 'exhausted';
  icon: FluentIcon;
  urgent?: boolean;
  /** The address of the list, and what is counted: one cannot differ from the other. */
  search: string;
  note: (benefit: Benefit) => string;
  me: Me;
}

function BenefitNeed({ me, name, icon, urgent, search, note }: BenefitNeedProps) {
  const { t } = useTranslation();
  const parameters = new URLSearchParams(search);
  const benefits = useBenefits({
    ...toFilter(narrowingOf(parameters), me.member?.timeZone, nowOf(me)),
    type: '',
    sort: sortOf(parameters),
    limit: countedUpTo,
  });
  const found = benefits.data;
  return (
    <Need
      name={name}
      icon={icon}
      title={t(`home.${name}`)}
      help={t(`home.${name}Help`)}
      to={`/benefits?${search}`}
      urgent={urgent}
      count={found && { known: found.items.length, more: found.next !== null }}
      lines={(found?.items ?? []).slice(0, linesShown).map((benefit) => ({
        id: benefit.id,
        title: `${benefit.title} · ${benefit.source}`,
        note: note(benefit),
        to: `/benefits/${encodeURIComponent(benefit.type)}/${encodeURIComponent(benefit.id)}`,
      }))}
      error={benefits.error}
      retry={() => void benefits.refetch()}
    />
  );
}

import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useBenefit, useTypes } from '../api/queries';
import type { Benefit } from '../api/types';
import { BenefitDetails } from '../benefit/BenefitDetails';
import { StatusBadge } from '../benefit/StatusBadge';
import { Used } from '../benefit/Used';
import { useFormat } from '../i18n/format';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';

const useStyles = makeStyles({
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0 },
});

/** One benefit on a page of its own, for links and bookmarks. */
export function BenefitPage() {
  const { t } = useTranslation();
  const { id = '', type = '' } = useParams();
  const styles = useStyles();
  const markup = useMarkup();
  const benefit = useBenefit(id);
  const types = useTypes();
  const category = types.data?.find((known) => known.id === type)?.title ?? t('menu.benefits');
  const back = (
    <Link to={`/benefits/${encodeURIComponent(type)}`} className={styles.back}>
      <ChevronLeftRegular aria-hidden />
      {t('benefits.back', { category })}
    </Link>
  );
  if (benefit.data) {
    return (
      <Page title={benefit.data.title} lead={back}>
        <div className={mergeClasses(markup.card, markup.padded)}>
          <Facts benefit={benefit.data} />
        </div>
        <div className={mergeClasses(markup.card, markup.padded)}>
          <BenefitDetails id={id} title={benefit.data.title} level={2} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={category} lead={back}>
      {benefit.isPending ? <Loading /> : <Failure error={benefit.error} retry={() => void benefit.refetch()} />}
    </Page>
  );
}

function Facts({ benefit }: { benefit: Benefit }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const facts = [
    [t('benefits.source'), benefit.source],
    [t('benefits.status'), <StatusBadge status={benefit.status} />],
    [t('benefits.used'), <Used benefit={benefit} />],
    [t('benefits.activateBy'), format.day(benefit.activateBy)],
    [t('benefits.expires'), format.day(benefit.expires)],
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <Text size={200} block style={{ marginTop: 12 }}>
        {t('details.purchasedOn', { date: format.day(benefit.purchasedOn) })}
      </Text>
    </>
  );
}

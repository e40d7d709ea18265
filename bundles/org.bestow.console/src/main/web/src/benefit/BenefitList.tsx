import { Button } from '@fluentui/react-components';
import { BoxRegular, FilterDismissRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useBenefits, useMe } from '../api/queries';
import { nowOf } from '../i18n/format';
import { useAnnounce } from '../ui/Announcer';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Screen } from '../ui/Screen';
import { BenefitTable } from './BenefitTable';
import { narrows, toFilter } from './narrowing';
import { Pager } from './Pager';
import { Toolbar } from './Toolbar';
import { useListState, type ListState } from './useListState';

interface Props {
  /** A category's id, or all of them. */
  type: string | null;
  label: string;
  empty: string;
}

/** A list of benefits with its search, filters and pages. */
export function BenefitList({ type, label, empty }: Props) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const announce = useAnnounce();
  const { data: me } = useMe();
  const state = useListState();
  const benefits = useBenefits({
    ...toFilter(state, me?.member?.timeZone, nowOf(me)),
    type: type ?? '',
    sort: state.sort,
    limit: state.pageSize,
    after: state.after,
  });
  const shown = benefits.isPlaceholderData ? undefined : benefits.data?.items.length;
  useEffect(() => {
    if (shown !== undefined) {
      announce(t('benefits.shown', { count: shown }));
    }
  }, [shown, announce, t]);

  if (benefits.isPending) {
    return <Loading />;
  }
  if (benefits.data === undefined) {
    return <Failure error={benefits.error} retry={() => void benefits.refetch()} />;
  }
  const { items, next } = benefits.data;
  if (items.length === 0 && !narrows(state) && state.page === 1) {
    return <NoBenefits text={empty} />;
  }
  return (
    <div className={markup.column} aria-busy={benefits.isPlaceholderData}>
      <Toolbar state={state} />
      {items.length === 0 ? (
        <NoMatch state={state} />
      ) : (
        <BenefitTable
          benefits={items}
          sort={state.sort}
          changeSort={(sort) => state.change({ sort })}
          label={label}
          withCategory={type === null}
        />
      )}
      <Pager state={state} next={next} />
    </div>
  );
}

export function NoBenefits({ text }: { text: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Screen name="empty" icon={BoxRegular} title={t('benefits.emptyTitle')} text={text}>
      <Button appearance="primary" onClick={() => void navigate('/packages')}>
        {t('benefits.toPackages')}
      </Button>
    </Screen>
  );
}

function NoMatch({ state }: { state: ListState }) {
  const { t } = useTranslation();
  return (
    <Screen name="no-match" icon={FilterDismissRegular} title={t('benefits.noMatchTitle')} text={t('benefits.noMatch')}>
      <Button
        onClick={() => state.change({ q: null, status: null, 'not-redeemed': null, activate: null, expiring: null })}
      >
        {t('benefits.clear')}
      </Button>
    </Screen>
  );
}

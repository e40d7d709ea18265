import { Button } from '@fluentui/react-components';
import { BoxRegular, FilterDismissRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useBenefits, useMe, useTypes } from '../api/queries';
import type { BenefitType } from '../api/types';
import { BenefitTable } from '../benefit/BenefitTable';
import { Pager } from '../benefit/Pager';
import { Toolbar } from '../benefit/Toolbar';
import { TypeMissing } from '../benefit/TypeMissing';
import { useListState, type ListState } from '../benefit/useListState';
import { dayFromNow } from '../i18n/format';
import { useAnnounce } from '../ui/Announcer';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';

/** The list of one category's benefits. */
export function CategoryPage() {
  const { type = '' } = useParams();
  return <Category key={type} typeId={type} />;
}

function Category({ typeId }: { typeId: string }) {
  const { t } = useTranslation();
  const types = useTypes();
  const known = types.data?.find((type) => type.id === typeId);
  const title = known?.title ?? (types.isPending ? t('screen.loading') : t('menu.benefits'));
  if (types.data && !known) {
    return (
      <Page title={t('menu.benefits')}>
        <Screen
          name="unknown-category"
          icon={QuestionCircleRegular}
          title={t('benefits.unknownTitle')}
          text={t('benefits.unknown')}
        />
      </Page>
    );
  }
  return (
    <Page title={title}>
      {known?.state === 'missing' ? <TypeMissing /> : null}
      <List typeId={typeId} type={known} />
    </Page>
  );
}

function List({ typeId, type }: { typeId: string; type: BenefitType | undefined }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const announce = useAnnounce();
  const { data: me } = useMe();
  const state = useListState();
  const benefits = useBenefits({
    type: typeId,
    q: state.q,
    status: state.notRedeemed ? 'available,provisioning' : '',
    expiringBefore: state.expiringSoon ? dayFromNow(3, me?.member?.timeZone) : '',
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

  const narrowed = state.q !== '' || state.notRedeemed || state.expiringSoon;
  if (benefits.isPending) {
    return <Loading />;
  }
  if (benefits.data === undefined) {
    return <Failure error={benefits.error} retry={() => void benefits.refetch()} />;
  }
  const { items, next } = benefits.data;
  if (items.length === 0 && !narrowed && state.page === 1) {
    return <NoBenefits category={type?.title ?? typeId} />;
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
          label={t('benefits.table', { category: type?.title ?? typeId })}
        />
      )}
      <Pager state={state} next={next} />
    </div>
  );
}

function NoBenefits({ category }: { category: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Screen name="empty" icon={BoxRegular} title={t('benefits.emptyTitle')} text={t('benefits.empty', { category })}>
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
      <Button onClick={() => state.change({ q: null, 'not-redeemed': null, expiring: null })}>
        {t('benefits.clear')}
      </Button>
    </Screen>
  );
}

import { QuestionCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useTypes } from '../api/queries';
import { BenefitList } from '../benefit/BenefitList';
import { TypeMissing } from '../benefit/TypeMissing';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';
import { SeeAlso } from '../ui/SeeAlso';

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
  const category = known?.title ?? typeId;
  return (
    <Page title={title}>
      {known?.state === 'missing' ? <TypeMissing /> : null}
      <SeeAlso title={t('benefits.seeAlso')} links={known?.seeAlso ?? []} />
      <BenefitList type={typeId} label={t('benefits.table', { category })} empty={t('benefits.empty', { category })} />
    </Page>
  );
}

/** The list over all categories, which the home page leads to. */
export function AllBenefits() {
  const { t } = useTranslation();
  return (
    <Page title={t('benefits.all')}>
      <BenefitList type={null} label={t('benefits.all')} empty={t('benefits.allEmpty')} />
    </Page>
  );
}

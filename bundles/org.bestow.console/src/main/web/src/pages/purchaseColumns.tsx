import { Badge, Text } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { usePackages } from '../api/queries';
import type { Purchase } from '../api/types';
import { useFormat } from '../i18n/format';
import type { Column } from '../ui/DataTable';
import { useMarkup } from '../ui/Markup';
import { SeeAlso } from '../ui/SeeAlso';

const colors = { active: 'success', expired: 'informative', cancelled: 'danger' } as const;

export function usePurchaseColumns(withMember: boolean): Column<Purchase>[] {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  const { data: packages } = usePackages();
  // of what is no longer sold nothing is known here
  const links = (code: string) => packages?.find((one) => one.code === code)?.links ?? [];
  return [
    {
      title: t('purchases.package'),
      cell: (purchase) => (
        <>
          <Text block weight="semibold">
            {purchase.title}
          </Text>
          <SeeAlso title={t('packages.details')} links={links(purchase.package)} />
          {withMember ? (
            <Text block size={200} className={markup.secondary}>
              {purchase.member.name}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      title: t('purchases.status'),
      cell: (purchase) => (
        <Badge appearance="tint" color={colors[purchase.status]}>
          {t(`status.${purchase.status}`)}
        </Badge>
      ),
    },
    { title: t('purchases.purchasedOn'), wideOnly: true, cell: (purchase) => format.day(purchase.purchasedOn) },
    {
      title: t('purchases.expires'),
      cell: (purchase) =>
        purchase.cancelledOn
          ? t('purchases.cancelledOn', { date: format.day(purchase.cancelledOn) })
          : format.day(purchase.expires),
    },
    {
      title: t('purchases.benefits'),
      numeric: true,
      wideOnly: true,
      cell: (purchase) => format.number(purchase.benefits),
    },
  ];
}

import { useTranslation } from 'react-i18next';
import type { Benefit } from '../api/types';
import { useFormat } from '../i18n/format';

/** "2 / 10"; the unit is read out and shown on hover, the columns stay narrow. */
export function Used({ benefit }: { benefit: Pick<Benefit, 'used' | 'quantity' | 'unit'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const quantity = benefit.quantity === null ? t('benefits.unlimited') : format.number(benefit.quantity);
  const unit = t(`unit.${benefit.unit}`, { count: benefit.quantity ?? 0, defaultValue: benefit.unit });
  return (
    <span title={unit}>
      {t('benefits.usedOf', { used: format.number(benefit.used), quantity })} <small>{unit}</small>
    </span>
  );
}

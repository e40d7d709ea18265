import { Badge, type BadgeProps } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Status } from '../api/types';

const colors: Record<Status, BadgeProps['color']> = {
  cancelled: 'subtle',
  expired: 'danger',
  provisioning: 'informative',
  exhausted: 'warning',
  pending: 'informative',
  active: 'success',
  available: 'brand',
};

export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <Badge
      appearance="tint"
      color={colors[status]}
      data-status={status}
      style={{ whiteSpace: 'nowrap', flexShrink: 0 }}
    >
      {t(`status.${status}`)}
    </Badge>
  );
}

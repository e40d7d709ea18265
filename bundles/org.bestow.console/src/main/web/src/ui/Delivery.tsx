import { Badge, Text, type BadgeProps } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { MessageState } from '../api/types';
import { useMarkup } from './Markup';

const colors: Record<MessageState, BadgeProps['color']> = {
  queued: 'informative',
  sending: 'informative',
  sent: 'success',
  failed: 'danger',
};

/** How far a mail is, and what the server had against it. */
export function Delivery({ delivery }: { delivery: { state: MessageState; address?: string; error: string | null } }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  return (
    <div data-delivery={delivery.state}>
      <Badge appearance="tint" color={colors[delivery.state]} style={{ whiteSpace: 'nowrap' }}>
        {t(`delivery.${delivery.state}`)}
      </Badge>
      {delivery.address ? (
        <Text block size={200} className={markup.secondary} style={{ overflowWrap: 'anywhere' }}>
          {delivery.address}
        </Text>
      ) : null}
      {delivery.error ? (
        <Text block size={200} className={markup.secondary} style={{ overflowWrap: 'anywhere' }}>
          {delivery.error}
        </Text>
      ) : null}
    </div>
  );
}

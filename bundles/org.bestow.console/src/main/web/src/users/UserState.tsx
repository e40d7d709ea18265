import { Badge, Text } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../api/types';
import { useFormat } from '../i18n/format';
import { Delivery } from '../ui/Delivery';
import { useMarkup } from '../ui/Markup';

const colors = { active: 'success', invited: 'informative', deleted: 'danger' } as const;

/** Whether somebody can sign in, how far an invitation is, or until when a deleted one can be brought back. */
export function UserState({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  return (
    <>
      <Badge appearance="tint" color={colors[user.status]} data-status={user.status}>
        {t(`users.${user.status}`)}
      </Badge>
      {user.invitation ? (
        <>
          <Text block size={200} className={markup.secondary}>
            {t('users.invitationUntil', { at: format.moment(user.invitation.expires) })}
          </Text>
          {user.invitation.delivery ? (
            <Delivery
              delivery={{
                ...user.invitation.delivery,
                // it is said already, unless the user has another by now
                address: user.invitation.delivery.address === user.email ? undefined : user.invitation.delivery.address,
              }}
            />
          ) : null}
        </>
      ) : null}
      {user.restorableUntil ? (
        <Text block size={200} className={markup.secondary}>
          {t('users.restorableUntil', { at: format.moment(user.restorableUntil) })}
        </Text>
      ) : null}
    </>
  );
}

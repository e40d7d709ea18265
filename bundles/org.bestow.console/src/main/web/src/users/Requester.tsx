import { Text } from '@fluentui/react-components';
import type { RoleRequest } from '../api/types';
import { useFormat } from '../i18n/format';
import { useMarkup } from '../ui/Markup';

/** Who asked for a role, and when. */
export function Requester({ request: { user, at } }: { request: Pick<RoleRequest, 'user' | 'at'> }) {
  const markup = useMarkup();
  const format = useFormat();
  return (
    <>
      <Text block weight="semibold">
        {user.name}
      </Text>
      <Text block size={200} className={markup.secondary} style={{ overflowWrap: 'anywhere' }}>
        {user.email}
      </Text>
      <Text block size={200} className={markup.secondary}>
        <time dateTime={at}>{format.moment(at)}</time>
      </Text>
    </>
  );
}

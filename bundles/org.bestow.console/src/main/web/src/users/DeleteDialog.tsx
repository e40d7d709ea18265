import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Text,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import type { UserRow } from '../api/types';
import { deleteUser, useRemoval } from '../api/users';
import { useAnnounce } from '../ui/Announcer';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { useSend } from '../ui/useSend';

/** Says what ends with somebody before it is done. */
export function DeleteDialog({ user, close }: { user: UserRow; close: () => void }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const removal = useRemoval(user.id);
  const { send, busy, failure } = useSend();
  const confirmed = async () => {
    if (await send(user.id, () => deleteUser(user.id))) {
      announce(t('users.deletedText', { name: user.name }));
      close();
      await client.invalidateQueries(); // seats ended with the user
    }
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => (data.open || busy ? undefined : close())}>
      <DialogSurface aria-describedby={undefined} data-testid="delete-dialog">
        <DialogBody>
          <DialogTitle>{t('users.deleteOf', { name: user.name })}</DialogTitle>
          <DialogContent className={markup.column}>
            <Text>{t('users.deleteText')}</Text>
            {removal.data ? (
              removal.data.seats.length === 0 ? (
                <Text>{t('users.endsNothing')}</Text>
              ) : (
                <>
                  <Text weight="semibold">{t('users.ends', { count: removal.data.seats.length })}</Text>
                  <ul data-testid="ends" style={{ margin: 0 }}>
                    {removal.data.seats.map((seat) => (
                      <li key={seat.id}>
                        {seat.benefit.title} · {seat.benefit.source}
                      </li>
                    ))}
                  </ul>
                </>
              )
            ) : removal.isPending ? (
              <Loading />
            ) : null}
            <div role="alert">
              {removal.error ? <FailureText error={removal.error} /> : null}
              {failure ? <FailureText error={failure} /> : null}
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabledFocusable={busy}>
              {t('action.cancel')}
            </Button>
            {removal.data ? (
              <Button
                appearance="primary"
                onClick={() => void confirmed()}
                disabledFocusable={busy}
                data-testid="confirm-it"
              >
                {t(busy ? 'action.working' : failure ? 'action.retry' : 'users.delete')}
              </Button>
            ) : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

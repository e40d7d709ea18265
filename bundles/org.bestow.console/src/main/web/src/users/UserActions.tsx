import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  DeleteRegular,
  EditRegular,
  MailRegular,
  MoreHorizontalRegular,
  ShieldPersonRegular,
} from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { cached } from '../api/queries';
import type { Me, UserRow } from '../api/types';
import { inviteAgain, isDeleted, restoreUser } from '../api/users';
import { useAnnounce } from '../ui/Announcer';
import { useSend } from '../ui/useSend';
import { DeleteDialog } from './DeleteDialog';
import { PersonDialog, RolesDialog } from './EditDialogs';

type Open = 'person' | 'roles' | 'delete' | null;

/** What may be done with somebody. */
export function UserActions({ me, user }: { me: Me; user: UserRow }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [open, setOpen] = useState<Open>(null);
  const { send, busy, failure } = useSend();
  const close = () => setOpen(null);
  if (!user.manageable) {
    return null;
  }
  const once = async (what: string, said: string, work: (key: string) => Promise<unknown>) => {
    const done = await send(`${what} ${user.id}`, async (key) => {
      await work(key);
      return true;
    });
    if (done) {
      announce(said);
      await client.invalidateQueries({ queryKey: cached.users });
    }
  };
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            icon={<MoreHorizontalRegular />}
            disabledFocusable={busy}
            aria-label={t('users.actionsOf', { name: user.name })}
            data-testid="user-actions"
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {isDeleted(user) ? (
              <MenuItem
                icon={<ArrowUndoRegular />}
                data-testid="restore"
                onClick={() =>
                  void once('restore', t('users.restored', { name: user.name }), () => restoreUser(user.id))
                }
              >
                {t('users.restore')}
              </MenuItem>
            ) : (
              <>
                <MenuItem icon={<EditRegular />} data-testid="edit" onClick={() => setOpen('person')}>
                  {t('users.edit')}
                </MenuItem>
                <MenuItem icon={<ShieldPersonRegular />} data-testid="roles" onClick={() => setOpen('roles')}>
                  {t('users.changeRoles')}
                </MenuItem>
                {user.status === 'invited' ? (
                  <MenuItem
                    icon={<MailRegular />}
                    data-testid="invite-again"
                    onClick={() =>
                      void once('invite', t('users.invitedText', { email: user.email }), (key) =>
                        inviteAgain(user.id, key),
                      )
                    }
                  >
                    {t('users.inviteAgain')}
                  </MenuItem>
                ) : null}
                <MenuItem icon={<DeleteRegular />} data-testid="delete" onClick={() => setOpen('delete')}>
                  {t('users.delete')}
                </MenuItem>
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      <div role="alert">{failure ? <FailureText error={failure} /> : null}</div>
      {open === 'person' ? <PersonDialog me={me} user={user} close={close} /> : null}
      {open === 'roles' ? <RolesDialog me={me} user={user} close={close} /> : null}
      {open === 'delete' ? <DeleteDialog user={user} close={close} /> : null}
    </>
  );
}

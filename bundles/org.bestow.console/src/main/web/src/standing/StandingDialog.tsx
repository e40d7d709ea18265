import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { ProblemError } from '../api/client';
import { changeStanding, useMember } from '../api/operator';
import { cached } from '../api/queries';
import type { Member, StandingWish } from '../api/types';
import { useAnnounce } from '../ui/Announcer';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { fieldFaults, useSend } from '../ui/useSend';
import { StandingFields } from './StandingFields';

/** Gives a company another standing; what is shown, and changed, is its newest state. */
export function StandingDialog({ member, close }: { member: Member; close: () => void }) {
  const { t } = useTranslation();
  const company = useMember(member.id);
  return (
    <Dialog open onOpenChange={(_, data) => (data.open ? undefined : close())}>
      <DialogSurface aria-describedby={undefined} data-testid="standing-dialog">
        {company.data ? (
          <StandingForm key={company.data.etag} company={company.data.member} etag={company.data.etag} close={close} />
        ) : (
          <DialogBody>
            <DialogTitle>{member.name}</DialogTitle>
            <DialogContent>
              {company.isPending ? <Loading /> : <Failure error={company.error} retry={() => void company.refetch()} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('action.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}

function StandingForm({ company, etag, close }: { company: Member; etag: string; close: () => void }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [wish, setWish] = useState<StandingWish>({ kind: company.standing.kind, link: company.standing.ownLink });
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['standing/link']);
  const stale = failure instanceof ProblemError && failure.problem.status === 412;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const done = await send({ wish, etag }, () => changeStanding(company.id, wish, etag));
    if (done) {
      announce(t('standing.changed', { member: company.name }));
      await client.invalidateQueries({ queryKey: cached.members });
      close();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <DialogBody>
        <DialogTitle>{t('standing.of', { member: company.name })}</DialogTitle>
        <DialogContent className={markup.column}>
          <StandingFields wish={wish} change={setWish} fault={faults.at['standing/link']} />
          <div role="alert">
            {stale ? (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{t('standing.stale')}</MessageBarBody>
              </MessageBar>
            ) : failure ? (
              <FailureText error={failure} elsewhere={faults.elsewhere} />
            ) : null}
          </div>
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabledFocusable={busy}>
            {t('action.cancel')}
          </Button>
          {stale ? (
            <Button appearance="primary" onClick={() => void client.invalidateQueries({ queryKey: cached.members })}>
              {t('standing.readAgain')}
            </Button>
          ) : (
            <Button type="submit" appearance="primary" disabledFocusable={busy} data-testid="save-standing">
              {t(busy ? 'action.working' : 'profile.save')}
            </Button>
          )}
        </DialogActions>
      </DialogBody>
    </form>
  );
}

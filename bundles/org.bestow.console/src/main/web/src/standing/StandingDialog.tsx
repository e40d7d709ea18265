import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeStanding, useMember } from '../api/operator';
import { cached } from '../api/queries';
import type { Member, StandingWish } from '../api/types';
import { useAnnounce } from '../ui/Announcer';
import { ChangeForm, NewestDialog, type Newest } from '../ui/NewestDialog';
import { fieldFaults, useSend } from '../ui/useSend';
import { StandingFields } from './StandingFields';

/** Gives a company another standing. */
export function StandingDialog({ member, close }: { member: Member; close: () => void }) {
  const newest = useMember(member.id);
  return (
    <NewestDialog title={member.name} testId="standing-dialog" newest={newest} close={close}>
      {(company) => <Form company={company} readAgain={() => void newest.refetch()} close={close} />}
    </NewestDialog>
  );
}

interface Props {
  company: Newest<Member>;
  readAgain: () => void;
  close: () => void;
}

function Form({ company: { value: company, etag }, readAgain, close }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [wish, setWish] = useState<StandingWish>({ kind: company.standing.kind, link: company.standing.ownLink });
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['standing/link']);
  const submit = async () => {
    if (await send({ wish, etag }, () => changeStanding(company.id, wish, etag))) {
      announce(t('standing.changed', { member: company.name }));
      close();
      await client.invalidateQueries({ queryKey: cached.members });
    }
  };
  return (
    <ChangeForm
      title={t('standing.of', { member: company.name })}
      busy={busy}
      failure={failure}
      elsewhere={faults.elsewhere}
      submit={submit}
      readAgain={readAgain}
      close={close}
    >
      <StandingFields wish={wish} change={setWish} fault={faults.at['standing/link']} />
    </ChangeForm>
  );
}

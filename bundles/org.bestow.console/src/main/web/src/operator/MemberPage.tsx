import { Badge, Button, Field, Subtitle1, Text, Textarea } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMember } from '../api/operator';
import type { Member } from '../api/types';
import { StandingDialog } from '../standing/StandingDialog';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';
import { wrong } from '../ui/useSend';
import { RoleRequests } from '../users/RoleRequests';

/** One company: how it stands, and who asked to become its Global admin. */
export function MemberPage() {
  const { t } = useTranslation();
  const { member = '' } = useParams();
  const company = useMember(member);
  if (company.data === undefined) {
    return (
      <Page title={t('members.title')}>
        {company.isPending ? <Loading /> : <Failure error={company.error} retry={() => void company.refetch()} />}
      </Page>
    );
  }
  return <Details key={member} member={company.data.value} />;
}

function Details({ member }: { member: Member }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const [changing, setChanging] = useState(false);
  return (
    <Page title={member.name} lead={`${member.email}, ${member.timeZone}`}>
      <div className={markup.row}>
        <Badge appearance="tint" color={member.standing.kind === 'member' ? 'success' : 'informative'}>
          {t(`standing.kind.${member.standing.kind}`)}
        </Badge>
        <Button size="small" onClick={() => setChanging(true)} data-testid="change-standing">
          {t('standing.change')}
        </Button>
      </div>
      <Requests member={member.id} />
      {changing ? <StandingDialog member={member} close={() => setChanging(false)} /> : null}
    </Page>
  );
}

/** Whoever looks at them acts for the company, and so says why first. */
function Requests({ member }: { member: string }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  if (reason !== null) {
    return <RoleRequests acting={{ member, reason }} />;
  }
  const show = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (typed.trim() !== '') {
      setReason(typed.trim());
    }
  };
  return (
    <form className={markup.column} onSubmit={show} noValidate data-testid="look-at-requests">
      <Subtitle1 as="h2">{t('access.requests')}</Subtitle1>
      <Text>{t('members.requestsText')}</Text>
      <Field
        label={t('members.reason')}
        required
        {...wrong(checked && typed.trim() === '' ? t('form.required') : undefined)}
      >
        <Textarea name="reason" maxLength={500} value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <div>
        <Button type="submit" data-testid="show-requests">
          {t('members.showRequests')}
        </Button>
      </div>
    </form>
  );
}

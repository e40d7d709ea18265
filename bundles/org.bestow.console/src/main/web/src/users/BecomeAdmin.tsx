import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { cached } from '../api/queries';
import type { Helper } from '../api/types';
import { askForRole, useRoleRequests } from '../api/users';
import { useMarkup } from '../ui/Markup';
import { fieldFaults, useSend, wrong } from '../ui/useSend';
import { WhoCanHelp } from '../ui/WhoCanHelp';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
});

/** First look who is one already; then ask to become one, with the reason. */
export function BecomeAdmin({ admins }: { admins: Helper[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const requests = useRoleRequests();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['reason']);
  const open = requests.data?.pages.some((page) => page.items.some((request) => request.state === 'open')) ?? false;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (busy || reason.trim() === '') {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (await send(reason, (key) => askForRole(reason.trim(), key))) {
      setReason('');
      setChecked(false);
      await client.invalidateQueries({ queryKey: cached.roleRequests });
    }
  };
  return (
    <section
      className={mergeClasses(markup.card, markup.padded, markup.column)}
      aria-label={t('access.become')}
      data-testid="become-admin"
    >
      <Subtitle1 as="h2">{t('access.become')}</Subtitle1>
      <Text>{t('access.becomeText')}</Text>
      {admins.length === 0 ? (
        <Text>{t('access.noAdmin')}</Text>
      ) : (
        <>
          <Text weight="semibold">{t('access.admins')}</Text>
          <WhoCanHelp people={admins} heading={false} />
        </>
      )}
      {open ? (
        <MessageBar intent="info" layout="multiline" data-testid="asked">
          <MessageBarBody>{t('access.asked')}</MessageBarBody>
        </MessageBar>
      ) : (
        <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
          <Field
            label={t('access.reason')}
            required
            {...wrong(checked && reason.trim() === '' ? t('form.required') : faults.at.reason)}
          >
            <Textarea name="reason" maxLength={1000} value={reason} onChange={(_, { value }) => setReason(value)} />
          </Field>
          <div role="alert">{failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}</div>
          <div>
            <Button type="submit" appearance="primary" disabledFocusable={busy} data-testid="ask">
              {t(busy ? 'action.working' : 'access.ask')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

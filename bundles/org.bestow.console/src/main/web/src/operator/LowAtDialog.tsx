import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { call, ProblemError } from '../api/client';
import { cached } from '../api/queries';
import type { KeyPool } from '../api/types';
import { useMarkup } from '../ui/Markup';
import { fieldFaults, useSend, wrong } from '../ui/useSend';

/** How few keys in a pool are few; `pool` is renewed by the list behind, so that a second attempt is to its newest state. */
export function LowAtDialog({ pool, close }: { pool: KeyPool; close: () => void }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const client = useQueryClient();
  const [typed, setTyped] = useState(String(pool.lowAt));
  const [checked, setChecked] = useState(false);
  const { send, busy, failure } = useSend();
  const valid = /^\d{1,9}$/.test(typed);
  const faults = fieldFaults(failure, ['lowAt']);
  const stale = failure instanceof ProblemError && failure.problem.status === 412;
  const save = async (lowAt: number | null) => {
    const done = await send({ lowAt, version: pool.version }, () =>
      call('patch', '/operator/key-pools/{pool}', {
        path: { pool: pool.id },
        body: { lowAt },
        ifMatch: `"${pool.version}"`,
      }),
    );
    await client.invalidateQueries({ queryKey: cached.pools });
    if (done) {
      close();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (valid && !busy) {
      void save(Number(typed));
    }
  };
  return (
    <Dialog open onOpenChange={(_, data) => (data.open || busy ? undefined : close())}>
      <DialogSurface aria-describedby={undefined}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t('pools.changeLowAt', { pool: pool.code })}</DialogTitle>
            <DialogContent className={markup.column}>
              <Field
                label={t('pools.lowAt')}
                hint={t('pools.lowAtHelp')}
                {...wrong(checked && !valid ? t('form.type') : faults.at.lowAt)}
              >
                <Input type="number" name="lowAt" min={0} value={typed} onChange={(_, data) => setTyped(data.value)} />
              </Field>
              <div role="alert">
                {stale ? (
                  <MessageBar intent="warning" layout="multiline">
                    <MessageBarBody>{t('pools.stale', { lowAt: pool.lowAt })}</MessageBarBody>
                  </MessageBar>
                ) : failure ? (
                  <FailureText error={failure} elsewhere={faults.elsewhere} />
                ) : null}
              </div>
            </DialogContent>
            <DialogActions fluid>
              <Button disabledFocusable={busy} onClick={() => void save(null)}>
                {t('pools.usual')}
              </Button>
              <Button onClick={close} disabledFocusable={busy}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy}>
                {t(busy ? 'action.working' : 'profile.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

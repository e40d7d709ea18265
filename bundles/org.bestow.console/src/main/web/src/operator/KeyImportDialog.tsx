import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  Textarea,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { newKey } from '../action/useRun';
import { call } from '../api/client';
import type { KeyImport, KeyPool } from '../api/types';
import { useMarkup } from '../ui/Markup';

export function KeyImportDialog({ pool, close }: { pool: KeyPool; close: () => void }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const client = useQueryClient();
  const attempt = useRef({ key: newKey(), text: '' });
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [done, setDone] = useState<KeyImport | null>(null);
  const send = async () => {
    const keys = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    setMissing(keys.length === 0);
    if (keys.length === 0) {
      return;
    }
    if (attempt.current.text !== text) {
      attempt.current = { key: newKey(), text };
    }
    setBusy(true);
    setFailure(null);
    try {
      const answer = await call('post', '/operator/key-pools/{pool}/keys', { path: { pool: pool.id }, body: { keys } });
      setDone(answer.data);
      setText('');
      void client.invalidateQueries({ queryKey: ['operator', 'key-pools'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  // What was pasted goes by the Cancel button only, not by a slip of the finger.
  const leave = () => (busy || text !== '' ? undefined : close());
  const notable = done?.rows.filter((row) => row.state !== 'imported') ?? [];
  return (
    <Dialog open onOpenChange={(_, data) => (data.open ? undefined : leave())}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t('pools.importTo', { pool: pool.code })}</DialogTitle>
          <DialogContent className={markup.column}>
            <Field
              label={t('pools.paste')}
              validationState={missing ? 'error' : 'none'}
              validationMessage={missing ? t('pools.nothing') : undefined}
            >
              <Textarea rows={8} value={text} spellCheck={false} onChange={(_, data) => setText(data.value)} />
            </Field>
            <div role="status">
              {done ? (
                <MessageBar intent={notable.length > 0 ? 'warning' : 'success'} layout="multiline">
                  <MessageBarBody>
                    {t('pools.imported', { ...done })}
                    {notable.map((row) => (
                      <div key={row.row}>
                        {t('pools.row', { row: row.row })}:{' '}
                        {row.message ?? t(row.state === 'duplicate' ? 'pools.duplicate' : 'pools.invalid')}
                      </div>
                    ))}
                  </MessageBarBody>
                </MessageBar>
              ) : null}
              {failure ? <FailureText error={failure} /> : null}
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabledFocusable={busy}>
              {t(done ? 'action.close' : 'action.cancel')}
            </Button>
            <Button appearance="primary" onClick={() => void send()} disabledFocusable={busy}>
              {t(busy ? 'action.working' : 'pools.submit')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

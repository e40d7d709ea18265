import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { call } from '../api/client';
import { cached } from '../api/queries';
import type { KeyImport, KeyPool } from '../api/types';
import { useMarkup } from '../ui/Markup';
import { fieldFaults, useSend, wrong } from '../ui/useSend';

const rowsShown = 100;

const useStyles = makeStyles({
  content: { maxHeight: '62vh', overflowY: 'auto', padding: '2px' },
  text: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, whiteSpace: 'pre' } },
  hidden: { display: 'none' },
  rows: { margin: 0, paddingLeft: '20px', maxHeight: '180px', overflowY: 'auto' },
});

/** Keys from the clipboard or a file: looked at first, then put into the pool. */
export function KeyImportDialog({ pool, close }: { pool: KeyPool; close: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [report, setReport] = useState<KeyImport | null>(null);
  const { send, busy, failure, forget } = useSend();
  const faults = fieldFaults(failure, ['csv']);
  const edit = (value: string) => {
    setText(value);
    setReport(null);
    setMissing(false);
    forget();
  };
  const run = async (dryRun: boolean) => {
    setMissing(text.trim() === '');
    if (text.trim() === '') {
      return;
    }
    const answer = await send({ text, dryRun }, (idempotencyKey) =>
      call('post', '/operator/key-pools/{pool}/keys', {
        path: { pool: pool.id },
        body: { csv: text },
        ...(dryRun ? { query: { dryRun } } : { idempotencyKey }),
      }),
    );
    if (answer) {
      setReport(answer.data);
      if (!dryRun) {
        setText('');
        void client.invalidateQueries({ queryKey: cached.pools });
      }
    }
  };
  // What was pasted goes by the Cancel button only, not by a slip of the finger.
  const leave = () => (busy || text !== '' ? undefined : close());
  const ready = report?.dryRun === true && report.imported > 0;
  return (
    <Dialog open onOpenChange={(_, data) => (data.open ? undefined : leave())}>
      <DialogSurface aria-describedby={undefined} data-testid="key-import">
        <DialogBody>
          <DialogTitle>{t('pools.importTo', { pool: pool.code })}</DialogTitle>
          <DialogContent className={mergeClasses(markup.column, styles.content)}>
            <Field
              label={t('pools.paste')}
              hint={t('pools.pasteHelp')}
              {...wrong(missing ? t('pools.nothing') : faults.at.csv)}
            >
              <Textarea
                className={styles.text}
                rows={8}
                value={text}
                spellCheck={false}
                onChange={(_, data) => edit(data.value)}
              />
            </Field>
            <div>
              <Button size="small" disabledFocusable={busy} onClick={() => file.current?.click()}>
                {t('catalogue.file')}
              </Button>
              <input
                ref={file}
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                className={styles.hidden}
                aria-label={t('catalogue.file')}
                onChange={(event) => {
                  void event.target.files?.[0]?.text().then(edit);
                  event.target.value = '';
                }}
              />
            </div>
            <div role="status">
              {report ? <Report report={report} /> : null}
              {failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabledFocusable={busy}>
              {t(report?.dryRun === false ? 'action.close' : 'action.cancel')}
            </Button>
            <Button
              appearance={ready ? 'secondary' : 'primary'}
              onClick={() => void run(true)}
              disabledFocusable={busy}
              data-testid="check"
            >
              {t(busy ? 'action.working' : 'pools.check')}
            </Button>
            {ready ? (
              <Button
                appearance="primary"
                onClick={() => void run(false)}
                disabledFocusable={busy}
                data-testid="import"
              >
                {t('pools.submit', { count: report.imported })}
              </Button>
            ) : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Report({ report }: { report: KeyImport }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notable = report.rows.filter((row) => row.state !== 'imported');
  const shown = notable.slice(0, rowsShown);
  return (
    <MessageBar
      intent={notable.length > 0 || report.imported === 0 ? 'warning' : report.dryRun ? 'info' : 'success'}
      layout="multiline"
    >
      <MessageBarBody>
        {t(report.dryRun ? 'pools.wouldImport' : 'pools.imported', { ...report })}
        {report.ignoredColumns > 0 ? <Text block>{t('pools.ignored', { count: report.ignoredColumns })}</Text> : null}
        {shown.length > 0 ? (
          <ul className={styles.rows} tabIndex={0} aria-label={t('pools.rows')} data-testid="rows">
            {shown.map((row) => (
              <li key={row.row}>
                {t('pools.row', { row: row.row })}:{' '}
                {row.message ?? t(row.state === 'duplicate' ? 'pools.duplicate' : 'pools.invalid')}
              </li>
            ))}
          </ul>
        ) : null}
        {notable.length > shown.length ? (
          <Text block>{t('catalogue.more', { count: notable.length - shown.length })}</Text>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  );
}

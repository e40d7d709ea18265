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
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { call } from '../api/client';
import { cached } from '../api/queries';
import type { KeyImport, KeyPool } from '../api/types';
import { FileButton } from '../ui/FileButton';
import { useMarkup } from '../ui/Markup';
import { wrong } from '../ui/useSend';
import { tableFiles, useTableImport } from '../ui/useTableImport';

const rowsShown = 100;

const useStyles = makeStyles({
  content: { maxHeight: '62vh', overflowY: 'auto', padding: '2px' },
  text: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, whiteSpace: 'pre' } },
  rows: { margin: 0, paddingLeft: '20px', maxHeight: '180px', overflowY: 'auto' },
});

/** Keys from the clipboard or a file: looked at first, then put into the pool. */
export function KeyImportDialog({ pool, close }: { pool: KeyPool; close: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const client = useQueryClient();
  const table = useTableImport((csv, idempotencyKey) =>
    call('post', '/operator/key-pools/{pool}/keys', {
      path: { pool: pool.id },
      body: { csv },
      ...(idempotencyKey ? { idempotencyKey } : { query: { dryRun: true } }),
    }).then((answer) => answer.data),
  );
  const { text, report, busy, failure } = table;
  const submit = async () => {
    if (await table.run(false)) {
      void client.invalidateQueries({ queryKey: cached.pools });
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
              {...wrong(table.missing ? t('pools.nothing') : table.fault)}
            >
              <Textarea
                className={styles.text}
                rows={8}
                value={text}
                spellCheck={false}
                onChange={(_, data) => table.edit(data.value)}
              />
            </Field>
            <div>
              <FileButton size="small" accept={tableFiles} disabled={busy} onText={table.edit} />
            </div>
            <div role="status">
              {report ? <Report report={report} /> : null}
              {failure ? <FailureText error={failure} elsewhere={table.elsewhere} /> : null}
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabledFocusable={busy}>
              {t(report?.dryRun === false ? 'action.close' : 'action.cancel')}
            </Button>
            <Button
              appearance={ready ? 'secondary' : 'primary'}
              onClick={() => void table.run(true)}
              disabledFocusable={busy}
              data-testid="check"
            >
              {t(busy ? 'action.working' : 'pools.check')}
            </Button>
            {ready ? (
              <Button appearance="primary" onClick={() => void submit()} disabledFocusable={busy} data-testid="import">
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

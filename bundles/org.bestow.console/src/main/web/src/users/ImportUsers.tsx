import {
  Badge,
  Button,
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
import { cached } from '../api/queries';
import type { UserImportReport } from '../api/types';
import { importUsers } from '../api/users';
import { useAnnounce } from '../ui/Announcer';
import { DataTable } from '../ui/DataTable';
import { FileButton } from '../ui/FileButton';
import { useMarkup } from '../ui/Markup';
import { wrong } from '../ui/useSend';
import { tableFiles, useTableImport } from '../ui/useTableImport';
import { SettingsPage } from './SettingsPage';

const example = 'name,email,roles,language\nNora New,nora@contoso.example,USER,zh-TW\n';

const useStyles = makeStyles({
  text: { fontFamily: tokens.fontFamilyMonospace },
});

/** Many users at once out of a table: looked at row by row first, then all are invited, or none. */
export function ImportUsers() {
  return (
    <SettingsPage name="import">
      <Import />
    </SettingsPage>
  );
}

function Import() {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const table = useTableImport((csv, idempotencyKey) =>
    importUsers(csv, idempotencyKey === undefined, idempotencyKey).then((answer) => answer.data),
  );
  const { text, report, busy, failure } = table;
  const submit = async () => {
    const done = await table.run(false);
    if (done) {
      announce(t('import.done', { count: done.rows.length }));
      void client.invalidateQueries({ queryKey: cached.users });
    }
  };
  const wrongRows = report?.rows.filter((row) => row.errors.length > 0).length ?? 0;
  const ready = report?.dryRun === true && report.rows.length > 0 && wrongRows === 0;
  return (
    <>
      <div className={mergeClasses(markup.card, markup.padded, markup.column)}>
        <Field
          label={t('import.table')}
          hint={t('import.help')}
          {...wrong(table.missing ? t('form.required') : table.fault)}
        >
          <Textarea
            className={styles.text}
            rows={8}
            name="csv"
            value={text}
            placeholder={example}
            spellCheck={false}
            onChange={(_, { value }) => table.edit(value)}
          />
        </Field>
        <div className={markup.row}>
          <FileButton accept={tableFiles} disabled={busy} onText={table.edit} />
          <Button
            appearance={ready ? 'secondary' : 'primary'}
            onClick={() => void table.run(true)}
            disabledFocusable={busy}
            data-testid="check"
          >
            {t(busy ? 'action.working' : 'import.check')}
          </Button>
          {ready ? (
            <Button appearance="primary" onClick={() => void submit()} disabledFocusable={busy} data-testid="import">
              {t('import.submit', { count: report.rows.length })}
            </Button>
          ) : null}
        </div>
        <div role="status">
          {failure ? <FailureText error={failure} elsewhere={table.elsewhere} /> : null}
          {report ? <Summary report={report} wrongRows={wrongRows} /> : null}
        </div>
      </div>
      {report && report.rows.length > 0 ? <Rows report={report} /> : null}
    </>
  );
}

function Summary({ report, wrongRows }: { report: UserImportReport; wrongRows: number }) {
  const { t } = useTranslation();
  return (
    <MessageBar intent={wrongRows > 0 ? 'warning' : report.dryRun ? 'info' : 'success'} layout="multiline">
      <MessageBarBody data-testid="summary">
        {wrongRows > 0
          ? t('import.wrong', { count: wrongRows })
          : report.dryRun
            ? t('import.would', { count: report.rows.length })
            : t('import.done', { count: report.rows.length })}
        {report.ignoredColumns.length > 0 ? (
          <Text block>{t('import.ignored', { columns: report.ignoredColumns.join(', ') })}</Text>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  );
}

function Rows({ report }: { report: UserImportReport }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  return (
    <DataTable
      label={t('import.rows')}
      rows={report.rows}
      rowKey={(row) => String(row.line)}
      columns={[
        { title: t('import.line'), numeric: true, cell: (row) => row.line },
        {
          title: t('users.name'),
          cell: (row) => (
            <>
              <Text block weight="semibold">
                {row.name}
              </Text>
              <Text block size={200} className={markup.secondary} style={{ overflowWrap: 'anywhere' }}>
                {row.email}
              </Text>
            </>
          ),
        },
        {
          title: t('users.roles'),
          wideOnly: true,
          cell: (row) => row.roles.map((role) => t(`role.${role}`)).join(', '),
        },
        {
          title: t('import.result'),
          cell: (row) =>
            row.errors.length > 0 ? (
              <ul style={{ margin: 0, paddingLeft: 20 }} data-testid="row-errors">
                {row.errors.map((error) => (
                  <li key={error.path + error.message}>{error.message}</li>
                ))}
              </ul>
            ) : (
              <Badge appearance="tint" color="success">
                {t(report.dryRun ? 'import.good' : 'users.invited')}
              </Badge>
            ),
        },
      ]}
    />
  );
}

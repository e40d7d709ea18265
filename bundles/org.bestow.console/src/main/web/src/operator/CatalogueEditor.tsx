import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { ProblemError } from '../api/client';
import { useFormat } from '../i18n/format';
import { FileButton } from '../ui/FileButton';
import { useMarkup } from '../ui/Markup';
import { CatalogueDiff } from './CatalogueDiff';
import { NotADocument, useImport, useProgress } from './useImport';

const useStyles = makeStyles({
  text: {
    '& textarea': { fontFamily: tokens.fontFamilyMonospace, minHeight: '240px', maxHeight: '50vh', whiteSpace: 'pre' },
  },
  list: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
});

/** What the server shows instead of a secret. */
const mask = '•••••';

export function CatalogueEditor({ document, etag }: { document: string; etag: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const [edited, setEdited] = useState<string | null>(null);
  const { busy, failure, preview, done, stale, forget, check, perform } = useImport(etag);
  const text = edited ?? document;
  const edit = (value: string) => {
    setEdited(value);
    forget();
  };
  const importIt = async () => {
    if (await perform(text)) {
      setEdited(null);
    }
  };
  const notJson = failure instanceof NotADocument ? failure.message : undefined;
  return (
    <>
      <div className={mergeClasses(markup.card, markup.padded, markup.column)}>
        <Field
          label={t('catalogue.document')}
          hint={text.includes(mask) ? t('catalogue.masks', { mask }) : undefined}
          validationState={notJson ? 'error' : 'none'}
          validationMessage={notJson ? t('catalogue.notJson', { message: notJson }) : undefined}
        >
          <Textarea
            className={styles.text}
            resize="vertical"
            value={text}
            spellCheck={false}
            readOnly={busy !== null}
            onChange={(_, data) => edit(data.value)}
          />
        </Field>
        <div className={markup.row}>
          <Button
            appearance={preview ? 'secondary' : 'primary'}
            disabledFocusable={busy !== null || text.trim() === ''}
            onClick={() => void check(text)}
            data-testid="check"
          >
            {t(busy === 'checking' ? 'action.working' : 'catalogue.check')}
          </Button>
          <FileButton accept="application/json,.json" disabled={busy !== null} onText={edit} />
          {edited !== null && edited !== document ? (
            <Button appearance="subtle" disabledFocusable={busy !== null} onClick={() => (setEdited(null), forget())}>
              {t('catalogue.revert')}
            </Button>
          ) : null}
        </div>
        <Progress working={busy === 'importing'} />
        <div role="status">
          {stale ? (
            <MessageBar intent="warning" layout="multiline" data-testid="changed-elsewhere">
              <MessageBarBody>{t('catalogue.stale')}</MessageBarBody>
            </MessageBar>
          ) : done ? (
            <MessageBar intent="success" layout="multiline">
              <MessageBarBody>{t('catalogue.imported', { ...done })}</MessageBarBody>
            </MessageBar>
          ) : failure && !notJson ? (
            <Rejected failure={failure} />
          ) : null}
        </div>
      </div>
      {preview ? (
        <CatalogueDiff preview={preview}>
          {preview.unchanged ? null : (
            <Button
              appearance="primary"
              disabledFocusable={busy !== null}
              onClick={() => void importIt()}
              data-testid="import"
            >
              {t(busy === 'importing' ? 'action.working' : 'catalogue.import')}
            </Button>
          )}
        </CatalogueDiff>
      ) : null}
    </>
  );
}

function Rejected({ failure }: { failure: unknown }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const errors = failure instanceof ProblemError ? (failure.problem.errors ?? []) : [];
  if (errors.length === 0) {
    return <FailureText error={failure} />;
  }
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {t('catalogue.rejected')}
        <ul className={styles.list} data-testid="rejected">
          {errors.map((error) => (
            <li key={error.path + error.message}>
              <code>{error.path}</code>: {error.message}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

function Progress({ working }: { working: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: progress } = useProgress(working);
  if (!working) {
    return null;
  }
  const known = progress?.running && progress.total > 0 && progress.step !== 'idle' ? progress : null;
  const text = known
    ? t(`catalogue.step.${known.step}`, { done: format.number(known.done), total: format.number(known.total) })
    : t('action.working');
  return (
    <Field validationMessage={text} validationState="none">
      <ProgressBar value={known ? known.done : undefined} max={known ? known.total : undefined} aria-label={text} />
    </Field>
  );
}

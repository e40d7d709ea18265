import {
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
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { ProblemError, request } from '../api/client';
import { useCatalog } from '../api/queries';
import type { CatalogImport } from '../api/types';
import { useFormat } from '../i18n/format';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';

const useStyles = makeStyles({
  text: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '360px',
      maxHeight: '70vh',
    },
  },
  hidden: { display: 'none' },
  list: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
});

export function Catalogue() {
  const { t } = useTranslation();
  const format = useFormat();
  const catalog = useCatalog();
  const current = catalog.data && catalog.data.version !== null ? catalog.data : null; // null: nothing was imported yet
  const lead = current
    ? `${t('catalogue.version')} ${current.version} · ${t('catalogue.importedAt')} ${format.moment(current.importedAt)}`
    : t('catalogue.none');
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')}>
      {catalog.isPending ? (
        <Loading />
      ) : catalog.isError ? (
        <Failure error={catalog.error} retry={() => void catalog.refetch()} />
      ) : (
        <>
          <Text>{lead}</Text>
          <Editor
            version={current?.version ?? 0}
            document={current ? JSON.stringify(current.document, null, 2) : ''}
          />
        </>
      )}
    </Page>
  );
}

function Editor({ version, document }: { version: number | string; document: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [notJson, setNotJson] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [done, setDone] = useState<CatalogImport | null>(null);
  const text = edited ?? document;
  const edit = (value: string) => {
    setEdited(value);
    setNotJson(null);
    setFailure(null);
    setDone(null);
  };
  const send = async () => {
    setFailure(null);
    setDone(null);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch (error) {
      setNotJson(error instanceof Error ? error.message : String(error));
      return;
    }
    setBusy(true);
    try {
      setDone((await request<CatalogImport>('PUT', '/operator/catalog', { body, version })).data);
      setEdited(null);
      void client.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const errors = failure instanceof ProblemError ? (failure.problem.errors ?? []) : [];
  return (
    <div className={mergeClasses(markup.card, markup.padded, markup.column)}>
      <Field
        label={t('catalogue.document')}
        validationState={notJson ? 'error' : 'none'}
        validationMessage={notJson ? t('catalogue.notJson', { message: notJson }) : undefined}
      >
        <Textarea
          className={styles.text}
          resize="vertical"
          value={text}
          spellCheck={false}
          onChange={(_, data) => edit(data.value)}
        />
      </Field>
      <div className={markup.row}>
        <Button appearance="primary" disabledFocusable={busy || text.trim() === ''} onClick={() => void send()}>
          {t(busy ? 'action.working' : 'catalogue.import')}
        </Button>
        <Button onClick={() => file.current?.click()}>{t('catalogue.file')}</Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          className={styles.hidden}
          aria-label={t('catalogue.file')}
          onChange={(event) => {
            void event.target.files?.[0]?.text().then(edit);
            event.target.value = '';
          }}
        />
      </div>
      <div role="status">
        {done ? <Done done={done} /> : null}
        {errors.length > 0 ? (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {t('catalogue.rejected')}
              <ul className={styles.list}>
                {errors.map((error) => (
                  <li key={error.path + error.message}>
                    <code>{error.path}</code>: {error.message}
                  </li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        ) : failure ? (
          <FailureText error={failure} />
        ) : null}
      </div>
    </div>
  );
}

function Done({ done }: { done: CatalogImport }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        {done.unchanged ? t('catalogue.unchanged') : t('catalogue.imported', { ...done })}
        {done.unchecked.length > 0 ? (
          <>
            <div>{t('catalogue.unchecked')}</div>
            <ul className={styles.list}>
              {done.unchecked.map((path) => (
                <li key={path}>
                  <code>{path}</code>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  );
}

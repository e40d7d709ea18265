import { Badge, makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry, CatalogImport } from '../api/types';
import { useFormat } from '../i18n/format';
import { DataTable } from '../ui/DataTable';
import { useMarkup } from '../ui/Markup';

const colors = { added: 'success', changed: 'warning', removed: 'danger' } as const;

const useStyles = makeStyles({
  fields: { listStyleType: 'none', margin: 0, padding: 0 },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through', overflowWrap: 'anywhere' },
  after: { overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
});

/** What a document would change: where, from what to what, and how many see it. */
export function CatalogueDiff({ preview, children }: { preview: CatalogImport; children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const { diff, unchecked } = preview;
  return (
    <section className={markup.column} aria-labelledby="diff" data-testid="diff">
      <div className={markup.row}>
        <Subtitle1 as="h2" id="diff">
          {t('catalogue.diff')}
        </Subtitle1>
        {preview.unchanged
          ? null
          : (['added', 'changed', 'removed'] as const).map((change) => (
              <Badge key={change} appearance="tint" color={diff[change] > 0 ? colors[change] : 'informative'}>
                {t(`catalogue.${change}`)}: {diff[change]}
              </Badge>
            ))}
        {children}
      </div>
      {preview.unchanged ? <Text>{t('catalogue.unchanged')}</Text> : <Entries entries={diff.entries} />}
      {preview.more > 0 ? <Text>{t('catalogue.more', { count: preview.more })}</Text> : null}
      {unchecked.length > 0 ? (
        <div className={mergeClasses(markup.card, markup.padded)}>
          <Text block>{t('catalogue.unchecked')}</Text>
          <ul className={styles.list}>
            {unchecked.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function Entries({ entries }: { entries: CatalogEntry[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const format = useFormat();
  return (
    <DataTable
      label={t('catalogue.diff')}
      rows={entries}
      rowKey={(entry) => `${entry.path} ${entry.change} ${entry.package} ${entry.item ?? ''}`}
      columns={[
        {
          title: t('catalogue.where'),
          cell: (entry) => (
            <>
              <Text block weight="semibold">
                {[entry.package, entry.item].filter((part) => part !== null).join(' / ')}
              </Text>
              <Text block size={200} className={markup.secondary} style={{ overflowWrap: 'anywhere' }}>
                {entry.path}
              </Text>
            </>
          ),
        },
        {
          title: t('catalogue.change'),
          cell: (entry) => (
            <Badge appearance="tint" color={colors[entry.change]}>
              {t(`catalogue.${entry.change}`)}
            </Badge>
          ),
        },
        {
          title: t('catalogue.fields'),
          cell: (entry) => (
            <ul className={styles.fields}>
              {entry.fields.map((field) => (
                <li key={field.name}>
                  <code>{field.name}</code>: <del className={styles.before}>{shown(field.before)}</del>
                  {' → '}
                  <ins className={styles.after} style={{ textDecoration: 'none' }}>
                    {shown(field.after)}
                  </ins>
                </li>
              ))}
            </ul>
          ),
        },
        {
          title: t('catalogue.benefits'),
          numeric: true,
          wideOnly: true,
          cell: (entry) => format.number(entry.benefits),
        },
        { title: t('catalogue.members'), numeric: true, wideOnly: true, cell: (entry) => format.number(entry.members) },
      ]}
    />
  );
}

/** A value of the document as it is written there; what is not there is a dash. */
function shown(value: unknown): string {
  return value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
}

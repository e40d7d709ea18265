import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowDownFilled, ArrowUpFilled, ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import {
  createColumnHelper,
  rowExpandingFeature,
  tableFeatures,
  useTable,
  type ExpandedState,
} from '@tanstack/react-table';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTypes } from '../api/queries';
import type { Benefit } from '../api/types';
import { useFormat } from '../i18n/format';
import { useMarkup } from '../ui/Markup';
import { BenefitDetails } from './BenefitDetails';
import { StatusBadge } from './StatusBadge';
import { Used } from './Used';

const features = tableFeatures({ rowExpandingFeature });
const helper = createColumnHelper<typeof features, Benefit>();

/** Column ids are the names that the server sorts by, where it sorts. */
const columns = helper.columns([
  helper.display({ id: 'title' }),
  helper.display({ id: 'category' }),
  helper.display({ id: 'source' }),
  helper.display({ id: 'used' }),
  helper.display({ id: 'status' }),
  helper.display({ id: 'activateBy' }),
  helper.display({ id: 'expires' }),
]);

const labels: Record<string, string> = {
  title: 'benefits.name',
  category: 'benefits.category',
  source: 'benefits.source',
  used: 'benefits.used',
  status: 'benefits.status',
  activateBy: 'benefits.activateBy',
  expires: 'benefits.expires',
};
const sortable = new Set(['title', 'source', 'used', 'activateBy', 'expires']);
const wideOnly = new Set(['category', 'source', 'used', 'activateBy', 'expires']);

const useStyles = makeStyles({
  numeric: { textAlign: 'end' },
  sort: {
    appearance: 'none',
    border: 'none',
    padding: 0,
    margin: 0,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  cell: { verticalAlign: 'middle' },
  day: { whiteSpace: 'nowrap' },
  arrow: { width: '1%', textAlign: 'end', paddingLeft: 0 },
  row: { ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  open: { '& > td': { borderBottomColor: 'transparent' } },
  detail: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXL}`,
    '@media (max-width: 720px)': { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  secondary: { color: tokens.colorNeutralForeground2, display: 'block' },
});

interface Props {
  benefits: Benefit[];
  label: string;
  sort: string;
  changeSort: (sort: string) => void;
  withCategory?: boolean;
}

/** Benefits; an arrow at the far right of each row opens its details below it. */
export function BenefitTable({ benefits, label, sort, changeSort, withCategory = false }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const shownColumns = columns.filter((column) => withCategory || column.id !== 'category');
  const [expanded, setExpanded] = useState<ExpandedState>({});
  const table = useTable({
    features,
    columns,
    data: benefits,
    getRowId: (benefit) => benefit.id,
    getRowCanExpand: () => true,
    manualExpanding: true,
    state: { expanded },
    onExpandedChange: setExpanded,
  });
  const sorted = sort.replace(/^-/, '');
  const descending = sort.startsWith('-');
  return (
    <div className={mergeClasses(markup.card, markup.scroll)}>
      <table className={markup.table} aria-label={label} data-testid="benefits">
        <thead>
          <tr>
            {shownColumns.map(({ id = '' }) => (
              <th
                key={id}
                scope="col"
                className={mergeClasses(
                  markup.headCell,
                  id === 'used' && styles.numeric,
                  wideOnly.has(id) && markup.narrowHidden,
                )}
                aria-sort={sorted === id ? (descending ? 'descending' : 'ascending') : undefined}
              >
                {sortable.has(id) ? (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => changeSort(sorted === id && !descending ? `-${id}` : id)}
                  >
                    {t(labels[id] ?? id)}
                    {sorted === id ? (
                      descending ? (
                        <ArrowDownFilled aria-hidden />
                      ) : (
                        <ArrowUpFilled aria-hidden />
                      )
                    ) : null}
                  </button>
                ) : (
                  t(labels[id] ?? id)
                )}
              </th>
            ))}
            <th scope="col" className={mergeClasses(markup.headCell, styles.arrow)}>
              {t('benefits.details')}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <Row
              key={row.id}
              benefit={row.original}
              withCategory={withCategory}
              open={row.getIsExpanded()}
              toggle={() => row.toggleExpanded()}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  benefit: Benefit;
  withCategory: boolean;
  open: boolean;
  toggle: () => void;
}

function Row({ benefit, withCategory, open, toggle }: RowProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const format = useFormat();
  const panel = `details-${benefit.id}`;
  const cell = mergeClasses(markup.cell, styles.cell);
  const wide = mergeClasses(cell, markup.narrowHidden);
  return (
    <Fragment>
      <tr className={mergeClasses(styles.row, open && styles.open)} data-benefit={benefit.id}>
        <td className={cell}>
          <Link
            className={styles.name}
            to={`/benefits/${encodeURIComponent(benefit.type)}/${encodeURIComponent(benefit.id)}`}
          >
            {benefit.title}
          </Link>
          <Text size={200} className={mergeClasses(styles.secondary, markup.narrowOnly)}>
            {benefit.source} · <Used benefit={benefit} />
          </Text>
        </td>
        {withCategory ? (
          <td className={wide}>
            <Category id={benefit.type} />
          </td>
        ) : null}
        <td className={wide}>{benefit.source}</td>
        <td className={mergeClasses(wide, markup.number)}>
          <Used benefit={benefit} />
        </td>
        <td className={cell}>
          <StatusBadge status={benefit.status} />
        </td>
        <td className={mergeClasses(wide, styles.day)}>{format.day(benefit.activateBy)}</td>
        <td className={mergeClasses(wide, styles.day)}>{format.day(benefit.expires)}</td>
        <td className={mergeClasses(cell, styles.arrow)}>
          <Button
            appearance="subtle"
            icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
            aria-expanded={open}
            aria-controls={open ? panel : undefined}
            aria-label={t(open ? 'benefits.hideDetails' : 'benefits.showDetails', { title: benefit.title })}
            onClick={toggle}
            data-testid="row-arrow"
          />
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={withCategory ? 8 : 7} className={styles.detail} id={panel}>
            <BenefitDetails id={benefit.id} title={benefit.title} level={2} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

function Category({ id }: { id: string }) {
  const { data: types } = useTypes();
  return <>{types?.find((type) => type.id === id)?.title ?? id}</>;
}

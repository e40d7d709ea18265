import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useMarkup } from './Markup';

export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
  numeric?: boolean;
  /** Left out where the window is narrow. */
  wideOnly?: boolean;
}

interface Props<T> {
  label: string;
  rows: T[];
  rowKey: (row: T) => string;
  columns: Column<T>[];
}

/** A plain table for pages that only list. */
export function DataTable<T>({ label, rows, rowKey, columns }: Props<T>) {
  const markup = useMarkup();
  const look = (base: string, column: Column<T>) =>
    mergeClasses(base, column.numeric && markup.number, column.wideOnly && markup.narrowHidden);
  return (
    <div className={mergeClasses(markup.card, markup.scroll)}>
      <table className={markup.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={look(markup.headCell, column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} className={look(markup.cell, column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

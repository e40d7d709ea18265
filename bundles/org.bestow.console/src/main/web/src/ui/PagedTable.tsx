import { DocumentSearchRegular } from '@fluentui/react-icons';
import type { Paged } from '../api/queries';
import { DataTable, type Column } from './DataTable';
import { Failure } from './Failure';
import { LoadMore } from './LoadMore';
import { Loading } from './Loading';
import { Screen } from './Screen';

interface Props<T> {
  pages: Paged<T>;
  label: string;
  empty: string;
  rowKey: (row: T) => string;
  columns: Column<T>[];
}

/** A table that grows by "Load more". */
export function PagedTable<T>({ pages, label, empty, rowKey, columns }: Props<T>) {
  if (pages.isPending) {
    return <Loading />;
  }
  if (pages.data === undefined) {
    return <Failure error={pages.error} retry={() => void pages.refetch()} />;
  }
  const rows = pages.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return <Screen name="empty" icon={DocumentSearchRegular} title={label} text={empty} />;
  }
  return (
    <>
      <DataTable label={label} rows={rows} rowKey={rowKey} columns={columns} />
      <LoadMore pages={pages} />
    </>
  );
}

import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { remember, remembered } from '../app/preferences';
import { narrowingOf, sortOf } from './narrowing';

export const pageSizes = [10, 25, 50, 100];

/** Search, filters and order live in the address, so that a list can be bookmarked and sent; the place in it does not. */
export function useListState() {
  const [search, setSearch] = useSearchParams();
  const [pageSize, setPageSize] = useState(() => {
    const kept = Number(remembered('page-size'));
    return pageSizes.includes(kept) ? kept : 25;
  });
  const [cursors, setCursors] = useState<string[]>([]);
  const change = (changes: Record<string, string | null>) => {
    setCursors([]);
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === '') {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  };
  return {
    ...narrowingOf(search),
    sort: sortOf(search),
    change,
    pageSize,
    changePageSize: (size: number) => {
      remember('page-size', String(size));
      setPageSize(size);
      setCursors([]);
    },
    page: cursors.length + 1,
    after: cursors.at(-1),
    toNext: (cursor: string) => setCursors((before) => [...before, cursor]),
    toPrevious: () => setCursors((before) => before.slice(0, -1)),
  };
}

export type ListState = ReturnType<typeof useListState>;

import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Paged } from '../api/queries';

export function LoadMore<T>({ pages }: { pages: Paged<T> }) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) {
    return null;
  }
  return (
    <Button
      style={{ alignSelf: 'flex-start', marginTop: 12 }}
      disabledFocusable={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {t(pages.isFetchingNextPage ? 'paging.loading' : 'paging.more')}
    </Button>
  );
}

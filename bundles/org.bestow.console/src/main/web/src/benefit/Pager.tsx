import { Button, Label, makeStyles, Select, Text, tokens, useId } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { pageSizes, type ListState } from './useListState';

const useStyles = makeStyles({
  pager: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  group: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

export function Pager({ state, next }: { state: ListState; next: string | null }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId('page-size');
  return (
    <div className={styles.pager}>
      <div className={styles.group}>
        <Label htmlFor={id}>{t('benefits.pageSize')}</Label>
        <Select id={id} value={state.pageSize} onChange={(_, data) => state.changePageSize(Number(data.value))}>
          {pageSizes.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </Select>
      </div>
      {state.page > 1 || next !== null ? (
        <div className={styles.group}>
          <Button icon={<ChevronLeftRegular />} disabledFocusable={state.page === 1} onClick={state.toPrevious}>
            {t('benefits.previous')}
          </Button>
          <Text>{t('benefits.page', { page: state.page })}</Text>
          <Button
            icon={<ChevronRightRegular />}
            iconPosition="after"
            disabledFocusable={next === null}
            onClick={() => next !== null && state.toNext(next)}
          >
            {t('benefits.next')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

import { makeStyles, SearchBox, Select, ToggleButton, tokens } from '@fluentui/react-components';
import { CalendarClockRegular, FilterRegular, HourglassHalfRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statuses } from './narrowing';
import type { ListState } from './useListState';

const typingPause = 300;

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  search: { flexGrow: 1, flexBasis: '150px', minWidth: '150px', maxWidth: '360px' },
});

export function Toolbar({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [typed, setTyped] = useState(state.q);
  const change = useRef(state.change);
  change.current = state.change;
  // The list is asked for when the typing pauses, not at every letter.
  useEffect(() => {
    if (typed === state.q) {
      return;
    }
    const timer = setTimeout(() => change.current({ q: typed }), typingPause);
    return () => clearTimeout(timer);
  }, [typed, state.q]);
  const outside = useRef(state.q);
  useEffect(() => {
    if (outside.current !== state.q && state.q === '') {
      setTyped(''); // cleared by a button elsewhere
    }
    outside.current = state.q;
  }, [state.q]);
  return (
    <search className={styles.bar}>
      <SearchBox
        className={styles.search}
        aria-label={t('benefits.search')}
        placeholder={t('benefits.searchHint')}
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
        dismiss={{ 'aria-label': t('benefits.clear') }}
      />
      <ToggleButton
        icon={<FilterRegular />}
        checked={state.notRedeemed}
        onClick={() => state.change({ 'not-redeemed': state.notRedeemed ? null : '1', status: null })}
      >
        {t('benefits.notRedeemed')}
      </ToggleButton>
      <ToggleButton
        icon={<HourglassHalfRegular />}
        checked={state.activateSoon}
        onClick={() => state.change({ activate: state.activateSoon ? null : '1', status: null })}
      >
        {t('benefits.activateSoon')}
      </ToggleButton>
      <ToggleButton
        icon={<CalendarClockRegular />}
        checked={state.expiringSoon}
        onClick={() => state.change({ expiring: state.expiringSoon ? null : '1' })}
      >
        {t('benefits.expiringSoon')}
      </ToggleButton>
      <Select
        aria-label={t('benefits.status')}
        value={state.status ?? ''}
        onChange={(_, data) => state.change({ status: data.value, 'not-redeemed': null, activate: null })}
      >
        <option value="">{t('benefits.anyStatus')}</option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}

import { makeStyles } from '@fluentui/react-components';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

const Context = createContext<(text: string) => void>(() => undefined);

export const useVisuallyHidden = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    padding: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** One polite live region for the whole page: what is put there is read out by a screen reader. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const styles = useVisuallyHidden();
  const announce = useCallback((text: string) => setSaid((before) => ({ text, turn: before.turn + 1 })), []);
  // The same text twice must be a change, or the second is not read.
  const text = useMemo(() => (said.turn % 2 === 0 ? said.text : `${said.text}\u00a0`), [said]);
  return (
    <Context.Provider value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.hidden} data-testid="announcer">
        {text}
      </div>
    </Context.Provider>
  );
}

export function useAnnounce(): (text: string) => void {
  return useContext(Context);
}

import { createContext, useCallback, useContext, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { Action } from '../api/types';
import type { SchemaFormProps } from '../form/SchemaForm';
import { ActionDialog } from './ActionDialog';
import type { Place } from './place';

export interface OpenAction {
  action: Action;
  place: Place;
  /** What the action is done with, for the dialog's heading. */
  title: string;
  Form: ComponentType<SchemaFormProps> | null;
  /** Where the focus goes afterwards: the first of these that is still on the page. */
  focusAfter: (HTMLElement | null)[];
}

const Context = createContext<(open: OpenAction) => void>(() => undefined);

/**
 * Shows the dialog of an action above the whole page. What was done may change or remove the very row, button or list
 * that it was begun from; the dialog with its result stays until the user closes it.
 */
export function DialogHost({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<OpenAction | null>(null);
  const { pathname } = useLocation();
  useEffect(() => setOpened(null), [pathname]);
  const close = useCallback(() => {
    setOpened(null);
    setTimeout(() => {
      const targets = [...(opened?.focusAfter ?? []), document.getElementById('content')];
      targets.find((target) => target?.isConnected)?.focus();
    });
  }, [opened]);
  return (
    <Context.Provider value={setOpened}>
      {children}
      {opened ? <ActionDialog {...opened} close={close} /> : null}
    </Context.Provider>
  );
}

export function useOpenAction(): (open: OpenAction) => void {
  return useContext(Context);
}

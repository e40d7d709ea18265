import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cached } from '../api/queries';
import { listen } from './events';

const gatherFor = 250;

/** Keeps what is on the screen true: refetches what the server says has changed. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Many benefits may change at once; the lists are asked for once.
    const flush = () => {
      timer = undefined;
      for (const id of changed) {
        void client.invalidateQueries({ queryKey: cached.benefit(id) });
      }
      changed.clear();
      void client.invalidateQueries({ queryKey: cached.benefits });
      void client.invalidateQueries({ queryKey: cached.types });
    };
    const stop = listen('/api/v1/events', (event) => {
      switch (event.event) {
        case 'types':
          void client.invalidateQueries({ queryKey: cached.types });
          void client.invalidateQueries({ queryKey: cached.benefits });
          void client.invalidateQueries({ queryKey: ['benefit'] });
          break;
        case 'benefit':
          changed.add(event.id);
          timer ??= setTimeout(flush, gatherFor);
          break;
        case 'session':
          void client.invalidateQueries({ queryKey: cached.me });
          break;
        case 'resync':
          void client.invalidateQueries();
          break;
      }
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
}

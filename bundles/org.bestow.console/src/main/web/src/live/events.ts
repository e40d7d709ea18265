/**
 * Live updates: one stream for a browser, not one for each tab. The tab that holds the lock reads the stream and
 * tells the others; when it closes, the lock passes to the next, which asks for everything: between the two streams there was none.
 */
export type LiveEvent =
  { event: 'types' } | { event: 'benefit'; id: string } | { event: 'session' } | { event: 'resync' };

const channelName = 'bestow-events';
const names = ['types', 'benefit', 'session', 'resync'] as const;
const longestPause = 30_000;
/** A page that is reloaded may wait for itself that long; what it shows is not older. */
const ownWait = 1000;

export function listen(url: string, onEvent: (event: LiveEvent) => void): () => void {
  const stopped = new AbortController();
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (message: MessageEvent<LiveEvent>) => onEvent(message.data);
  const publish = (event: LiveEvent) => {
    onEvent(event);
    channel.postMessage(event);
  };
  const asked = performance.now();
  const lead = () => read(url, publish, stopped.signal, performance.now() - asked > ownWait);
  if (navigator.locks) {
    navigator.locks.request('bestow-events', { signal: stopped.signal }, lead).catch(() => undefined); // stopped while waiting
  } else {
    void lead(); // no locks outside secure contexts: then each tab reads its own stream
  }
  return () => {
    stopped.abort();
    channel.close();
  };
}

/** Lets the other tabs look at once whether their session is still there, or is now somebody else's. */
export function tellOtherTabsOfSession(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ event: 'session' } satisfies LiveEvent);
  channel.close();
}

/** Hears what `tellOtherTabsOfSession` says in another tab, on any page, the sign-in among them. */
export function whenSessionChangesElsewhere(listener: () => void): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (message: MessageEvent<LiveEvent>) => {
    if (message.data.event === 'session') {
      listener();
    }
  };
}

/**
 * Reads until stopped. The browser reconnects by itself after a lost connection, but not after an error answer.
 * `missed`: pages are open already, and something may have happened before this stream.
 */
async function read(
  url: string,
  publish: (event: LiveEvent) => void,
  signal: AbortSignal,
  missed = false,
): Promise<void> {
  let pause = 1000;
  while (!signal.aborted) {
    await new Promise<void>((closed) => {
      const source = new EventSource(url);
      const end = () => {
        source.close();
        closed();
      };
      signal.addEventListener('abort', end, { once: true });
      let opened = false;
      source.onopen = () => {
        if (opened || missed || pause > 1000) {
          publish({ event: 'resync' }); // something may have happened while the stream was away
        }
        opened = true;
        missed = false;
        pause = 1000;
      };
      source.onerror = () => {
        if (source.readyState === EventSource.CLOSED) {
          publish({ event: 'session' }); // the answer was an error, and a session that ended is one cause
          end();
        }
      };
      for (const name of names) {
        source.addEventListener(name, (message) => publish(parse(name, message.data as string)));
      }
    });
    if (!signal.aborted) {
      await sleep(pause, signal);
      pause = Math.min(longestPause, pause * 2);
    }
  }
}

function parse(name: (typeof names)[number], data: string): LiveEvent {
  if (name !== 'benefit' && name !== 'session') {
    return { event: name };
  }
  try {
    const { id, state } = JSON.parse(data) as { id?: unknown; state?: unknown };
    if (name === 'session') {
      // how the company stands: there may be benefits now that there were none of, or none any more
      return { event: state === 'changed' ? 'resync' : 'session' };
    }
    return typeof id === 'string' ? { event: 'benefit', id } : { event: 'resync' };
  } catch {
    return { event: 'resync' }; // unreadable: ask for everything rather than miss something
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen, type LiveEvent } from '../src/live/events';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }

  close() {
    this.readyState = FakeSource.CLOSED;
  }

  say(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }

  /** An error answer of the server: the browser gives up. */
  refuse() {
    this.close();
    this.onerror?.();
  }
}

let heard: LiveEvent[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  FakeSource.all = [];
  heard = [];
  stop = listen('/events', (event) => heard.push(event));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const source = () => FakeSource.all.at(-1) as FakeSource;

test('hands on what the server says', () => {
  source().onopen?.();
  source().say('types', {});
  source().say('benefit', { id: 'b1', version: 3 });
  source().say('session', { state: 'ended' });
  expect(heard).toEqual([{ event: 'types' }, { event: 'benefit', id: 'b1' }, { event: 'session' }]);
});

test('another standing of the company means: ask for everything', () => {
  source().say('session', { state: 'changed' });
  expect(heard).toEqual([{ event: 'resync' }]);
});

test('an event that cannot be read means: ask for everything', () => {
  source().dispatchEvent(new MessageEvent('benefit', { data: 'no json' }));
  source().say('benefit', { version: 3 });
  expect(heard).toEqual([{ event: 'resync' }, { event: 'resync' }]);
});

test('a stream that the browser brought back means: something may have been missed', () => {
  source().onopen?.();
  expect(heard).toEqual([]);
  source().onopen?.();
  expect(heard).toEqual([{ event: 'resync' }]);
});

test('a refused stream is asked for again, later and later, and the session is looked at', async () => {
  source().refuse();
  expect(heard).toEqual([{ event: 'session' }]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(FakeSource.all).toHaveLength(2);
  source().refuse();
  await vi.advanceTimersByTimeAsync(1000);
  expect(FakeSource.all).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(FakeSource.all).toHaveLength(3);
  source().onopen?.();
  expect(heard.at(-1)).toEqual({ event: 'resync' });
});

test('nothing goes on after the end', async () => {
  const first = source();
  stop();
  expect(first.readyState).toBe(FakeSource.CLOSED);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSource.all).toHaveLength(1);
});

/** Locks as a browser has them: `pass` gives the lock to who waits. */
function withLocks(): { pass: () => void } {
  const waiting: (() => unknown)[] = [];
  const request = (_name: string, _options: unknown, lead: () => unknown) => new Promise(() => waiting.push(lead));
  vi.stubGlobal('navigator', { locks: { request } });
  return { pass: () => void waiting.shift()?.() };
}

test('a tab that takes over asks for everything: between the two streams there was none', async () => {
  const locks = withLocks();
  const tab = listen('/events', (event) => heard.push(event));
  const before = FakeSource.all.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSource.all).toHaveLength(before);
  locks.pass();
  source().onopen?.();
  expect(heard).toEqual([{ event: 'resync' }]);
  source().onopen?.();
  expect(heard).toHaveLength(2);
  tab();
});

test('a tab that has the lock at once has just asked for everything', () => {
  const locks = withLocks();
  const tab = listen('/events', (event) => heard.push(event));
  locks.pass();
  source().onopen?.();
  expect(heard).toEqual([]);
  tab();
});

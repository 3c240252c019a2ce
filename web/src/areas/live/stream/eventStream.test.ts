import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openEventStream, type Source, type StreamState } from './eventStream';

class FakeSource extends EventTarget implements Source {
  closed = false;
  close() {
    this.closed = true;
  }
  say(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

function start() {
  const sources: FakeSource[] = [];
  const states: StreamState[] = [];
  const heard: unknown[] = [];
  const stream = openEventStream({
    events: { snapshot: (data) => heard.push(data) },
    onState: (state) => states.push(state),
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source;
    },
  });
  const last = () => {
    const source = sources.at(-1);
    if (source === undefined) throw new Error('nothing was opened');
    return source;
  };
  return { sources, states, heard, stream, last };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('hands on what comes by name', () => {
  const { last, heard } = start();
  last().say('snapshot', { calls: 3 });
  last().say('other', { calls: 4 });
  expect(heard).toEqual([{ calls: 3 }]);
});

it('says that it is lost, and comes back by itself', () => {
  const { last, sources, states } = start();
  last().dispatchEvent(new Event('open'));
  last().dispatchEvent(new Event('error'));
  expect(sources[0]?.closed).toBe(true);
  vi.advanceTimersByTime(499);
  expect(sources).toHaveLength(1);
  vi.advanceTimersByTime(1);
  last().dispatchEvent(new Event('open'));
  expect(sources).toHaveLength(2);
  expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open']);
});

it('waits longer after each failure, and from the start again after a success', () => {
  const { last, sources } = start();
  last().dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(500);
  last().dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(999);
  expect(sources).toHaveLength(2);
  vi.advanceTimersByTime(1);
  last().dispatchEvent(new Event('open'));
  last().dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(500);
  expect(sources).toHaveLength(4);
});

it('tries at once when told to, only while it is lost', () => {
  const { last, sources, stream } = start();
  stream.retry();
  expect(sources).toHaveLength(1);
  last().dispatchEvent(new Event('error'));
  stream.retry();
  expect(sources).toHaveLength(2);
  vi.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(2);
});

it('stays closed', () => {
  const { last, sources, stream } = start();
  const first = last();
  stream.close();
  first.dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(60_000);
  expect(first.closed).toBe(true);
  expect(sources).toHaveLength(1);
});

import { backoffMs } from './backoff';

/** `reconnecting`: it was lost, and is tried again by itself. */
export type StreamState = 'connecting' | 'open' | 'reconnecting';

/** What of an `EventSource` is needed here. */
export type Source = EventTarget & { close: () => void };

export interface EventStreamOptions {
  /** What to do with the data of each event, by its name. */
  events: Record<string, (data: unknown) => void>;
  onState: (state: StreamState) => void;
  open: () => Source;
}

export interface EventStream {
  /** Tries again at once, if it is lost. */
  retry: () => void;
  close: () => void;
}

/**
 * Server-sent events that come back. A browser's own `EventSource` gives up for good when the server answers with an error, as it
 * does while it is restarted.
 */
export function openEventStream({ events, onState, open }: EventStreamOptions): EventStream {
  let source: Source | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const connect = () => {
    timer = undefined;
    const opened = open();
    source = opened;
    opened.addEventListener('open', () => {
      failures = 0;
      onState('open');
    });
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      opened.close();
      source = undefined;
      failures += 1;
      onState('reconnecting');
      timer = setTimeout(connect, backoffMs(failures, Math.random()));
    });
    for (const [name, take] of Object.entries(events)) {
      opened.addEventListener(name, (event) => take(JSON.parse((event as MessageEvent<string>).data)));
    }
  };

  onState('connecting');
  connect();
  return {
    retry: () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      connect();
    },
    close: () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    },
  };
}

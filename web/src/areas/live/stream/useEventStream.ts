import { useEffect, useEffectEvent, useState } from 'react';
import { openEventStream, type EventStream, type StreamState } from './eventStream';

/**
 * Listens to server-sent events while the page is seen. A hidden page lets go of its connection: browsers allow six to a server, and
 * as many forgotten tabs would stop the seventh.
 */
export function useEventStream(url: string, events: Record<string, (data: unknown) => void>): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const names = Object.keys(events).join(' ');
  const take = useEffectEvent((name: string, data: unknown) => events[name]?.(data));

  useEffect(() => {
    let stream: EventStream | undefined;
    const open = () => {
      stream = openEventStream({
        events: Object.fromEntries(
          names.split(' ').map((name) => [name, (data: unknown) => take(name, data)]),
        ),
        onState: setState,
        open: () => new EventSource(url),
      });
    };
    const seen = () => {
      stream?.close();
      stream = undefined;
      if (!document.hidden) open();
    };
    const online = () => stream?.retry();
    seen();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', online);
      stream?.close();
    };
  }, [url, names]);

  return state;
}

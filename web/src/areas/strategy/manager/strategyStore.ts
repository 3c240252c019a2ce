import { type Action, type History, reduce } from '@/strategy-model';

/** The strategy being edited, outside of the components, so that each redraws only when what it shows changes. */
export interface StrategyStore {
  get: () => History;
  dispatch: (action: Action) => void;
  /** Calls `listener` after every change; gives back what ends that. */
  subscribe: (listener: () => void) => () => void;
}

export function strategyStore(begun: History): StrategyStore {
  let history = begun;
  const listeners = new Set<() => void>();
  return {
    get: () => history,
    dispatch: (action) => {
      const next = reduce(history, action);
      if (next === history) return;
      history = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

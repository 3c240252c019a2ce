import { at } from './at';
import type { Change } from './edits';
import type { Strategy } from './types';

/** Most steps that can be undone. */
const STEPS_MAX = 200;

/** A strategy being edited, what it was, and what it is saved as. */
export interface History {
  readonly present: Strategy;
  readonly past: readonly Strategy[];
  readonly future: readonly Strategy[];
  /** Edits that follow one another under the same name are one step: strokes of the brush, letters of a name. */
  readonly merge: string | null;
  /** The version it was made from; `null` if there is none yet. */
  readonly saved: Strategy | null;
}

export type Action =
  | { type: 'edit'; change: Change; merge?: string }
  | { type: 'undo' }
  | { type: 'redo' }
  /** Ends a step, so that the next edit begins another one. */
  | { type: 'settle' }
  | { type: 'saved'; strategy: Strategy }
  /** Another version is the one it is compared with; what is being edited stays. */
  | { type: 'rebase'; saved: Strategy | null };

export const begin = (present: Strategy, saved: Strategy | null): History => ({
  present,
  past: [],
  future: [],
  merge: null,
  saved,
});

export function reduce(history: History, action: Action): History {
  const { present, past, future } = history;
  switch (action.type) {
    case 'edit': {
      const next = action.change(present);
      if (next === present || same(next, present)) return history;
      const goesOn = action.merge !== undefined && action.merge === history.merge;
      return {
        ...history,
        present: next,
        past: goesOn ? past : [...past, present].slice(-STEPS_MAX),
        future: [],
        merge: action.merge ?? null,
      };
    }
    case 'undo':
      if (past.length === 0) return history;
      return {
        ...history,
        present: at(past, -1),
        past: past.slice(0, -1),
        future: [present, ...future],
        merge: null,
      };
    case 'redo':
      if (future.length === 0) return history;
      return {
        ...history,
        present: at(future, 0),
        past: [...past, present],
        future: future.slice(1),
        merge: null,
      };
    case 'settle':
      return history.merge === null ? history : { ...history, merge: null };
    case 'saved':
      return { ...history, saved: action.strategy, merge: null };
    case 'rebase':
      return { ...history, saved: action.saved, merge: null };
  }
}

/** Whether there is something to save. */
export const isDirty = ({ present, saved }: History): boolean => saved === null || !same(present, saved);

/** Whether two strategies say the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b))
    return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left).filter((key) => left[key] !== undefined);
  return (
    keys.length === Object.keys(right).filter((key) => right[key] !== undefined).length &&
    keys.every((key) => same(left[key], right[key]))
  );
}

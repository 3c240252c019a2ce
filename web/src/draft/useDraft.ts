import { useState } from 'react';
import { Problem } from '@/api/problem';
import { reapplied, same } from './merge';

/** A document of a campaign, and the revision in which it was read. */
export interface Revised<T> {
  revision: number;
  value: T;
}

export interface Draft<T> {
  value: T;
  set: (change: (value: T) => T) => void;
  dirty: boolean;
  saving: boolean;
  /** Why the last save was refused, unless somebody was faster. */
  problem: Problem | null;
  /** What somebody else saved meanwhile; mine is to be settled with it first. */
  conflict: { base: T; theirs: Revised<T> } | null;
  save: () => Promise<boolean>;
  /** Grows when the value is replaced by another than the one typed: fields then begin anew. */
  generation: number;
  discard: () => void;
  /** Forgets mine. */
  takeTheirs: () => void;
  /** Puts what I changed on top of theirs; it is then to be saved. */
  reapplyMine: () => void;
}

/** Refusals that are shown as a conflict, or answered by signing in again. */
const SETTLED_ELSEWHERE = new Set(['stale', 'unauthenticated']);

interface Edited<T> {
  base: Revised<T>;
  value: T;
}

/** What was changed while a save was under way, on top of what is saved now. */
function editedSince<T>(sent: Edited<T>, now: Edited<T>, saved: Revised<T>): Edited<T> | null {
  return same(sent.value, now.value)
    ? null
    : { base: saved, value: reapplied(sent.value, now.value, saved.value) };
}

interface Options<T> {
  /** The document as it was last read. */
  stored: Revised<T>;
  /** Saves a change made from a revision; answers with the document as it now stands. */
  put: (revision: number, value: T) => Promise<Revised<T>>;
  /** Reads the document again. */
  read: () => Promise<Revised<T>>;
}

/**
 * A document while somebody edits it. Nothing edited follows what others save; something edited stays until it is saved, discarded or
 * settled with what others saved meanwhile.
 */
export function useDraft<T>({ stored, put, read }: Options<T>): Draft<T> {
  const [edited, setEdited] = useState<Edited<T> | null>(null);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [generation, setGeneration] = useState(0);
  const changed = edited !== null && !same(edited.base.value, edited.value) ? edited : null;
  const value = changed?.value ?? stored.value;
  // Other parts of the campaign share its revision: only a change of this document is a conflict.
  const conflict =
    changed !== null && stored.revision > changed.base.revision && !same(stored.value, changed.base.value)
      ? { base: changed.base.value, theirs: stored }
      : null;

  const settle = (next: Edited<T> | null) => {
    setProblem(null);
    setEdited(next);
  };
  const replace = (next: Edited<T> | null) => {
    settle(next);
    setGeneration((before) => before + 1);
  };

  const attempt = async (from: Edited<T>, retry: boolean): Promise<void> => {
    try {
      const saved = await put(from.base.revision, from.value);
      setProblem(null);
      setEdited((now) => (now === null ? null : editedSince(from, now, saved)));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale') throw error;
      const theirs = await read();
      // They changed another part of the campaign: this document still is as it was read.
      if (retry && same(theirs.value, from.base.value)) {
        await attempt({ base: theirs, value: from.value }, false);
      } else {
        throw error;
      }
    }
  };

  const save = async () => {
    if (changed === null) return true;
    setSaving(true);
    setProblem(null);
    try {
      await attempt(changed, true);
      return true;
    } catch (error) {
      const refused = Problem.of(error);
      if (!SETTLED_ELSEWHERE.has(refused.code)) setProblem(refused);
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    value,
    set: (change) =>
      setEdited((before) => {
        const from =
          before === null || same(before.base.value, before.value)
            ? { base: stored, value: stored.value }
            : before;
        return { base: from.base, value: change(from.value) };
      }),
    dirty: changed !== null,
    saving,
    problem,
    conflict,
    save,
    generation,
    discard: () => replace(null),
    takeTheirs: () => replace(null),
    reapplyMine: () =>
      changed !== null &&
      replace({ base: stored, value: reapplied(changed.base.value, changed.value, stored.value) }),
  };
}

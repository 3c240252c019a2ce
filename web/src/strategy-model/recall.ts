import type { Recall } from './types';

/** From when on a rule lets call (R16), told apart. */
export type Moment =
  | { kind: 'after'; after: string }
  | { kind: 'on'; day: string; at: string }
  | { kind: 'next_planning'; name: string }
  | { kind: 'other_time' };

/** A recall told apart: a call with its moment, or an end (R16). */
export type Follow =
  | { kind: 'call'; call: string; moment: Moment; valid?: string }
  | { kind: 'give_up_number' }
  | { kind: 'close'; result: string };

/** Reads the form of files. */
export function follow(recall: Recall): Follow {
  if (recall.give_up_number) return { kind: 'give_up_number' };
  if (recall.close !== undefined) return { kind: 'close', result: recall.close };
  return {
    kind: 'call',
    call: recall.call ?? 'choice',
    moment: moment(recall),
    ...(recall.valid !== undefined && { valid: recall.valid }),
  };
}

function moment(recall: Recall): Moment {
  if (recall.day !== undefined) return { kind: 'on', day: recall.day, at: recall.at ?? 'same' };
  if (recall.next_planning !== undefined) return { kind: 'next_planning', name: recall.next_planning };
  if (recall.other_time) return { kind: 'other_time' };
  return { kind: 'after', after: recall.after ?? '1 h' };
}

/** Writes the form of files. */
export function recallOf(what: Follow): Recall {
  switch (what.kind) {
    case 'give_up_number':
      return { give_up_number: true };
    case 'close':
      return { close: what.result };
    case 'call':
      return {
        call: what.call,
        ...momentFields(what.moment),
        ...(what.valid !== undefined && { valid: what.valid }),
      };
  }
}

function momentFields(moment: Moment): Recall {
  switch (moment.kind) {
    case 'after':
      return { after: moment.after };
    case 'on':
      return { day: moment.day, at: moment.at };
    case 'next_planning':
      return { next_planning: moment.name };
    case 'other_time':
      return { other_time: true };
  }
}

/** The rank that a target `TELk` names, from 1. */
export function rankOf(target: string | undefined): number | null {
  const match = /^TEL(\d+)$/.exec(target ?? '');
  return match ? Number(match[1]) : null;
}

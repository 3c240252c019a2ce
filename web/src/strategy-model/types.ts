/**
 * A strategy with everything said: what files and the API may leave out as its default stands here, so that screens need not know
 * the defaults (R10–R18).
 */

import type * as api from '@/api/types';

export type {
  CallerId,
  Cap,
  Lang,
  Period,
  Planning,
  Qualification,
  Recall,
  Rule,
  TextList,
  WeekHours,
} from '@/api/types';

export type Strategy = Required<Omit<api.Strategy, 'number'>> & { number: NumberStrategy[] };

type Said = 'texts_accepted' | 'preliminary_calls' | 'use_preliminary_rules' | 'ring_s';
export type NumberStrategy = Required<Pick<api.NumberStrategy, Said>> &
  Omit<api.NumberStrategy, Said | 'machine'> & { machine?: Machine };

export type Machine = Required<Pick<api.Machine, 'messages' | 'after_last'>> & Pick<api.Machine, 'max'>;

/** What a rule leads to, without its place in a table. */
export type Treatment = Pick<api.Rule, 'recall' | 'message'>;

export const NUMBERS_MAX = 10;
export const PLANNINGS_MAX = 4;
export const PRELIMINARY_CALLS_MAX = 20;

/** Every system status, in the order of their codes (R20). */
export const SYSTEM_STATUSES = [
  'busy',
  'no_answer',
  'absent',
  'rejected',
  'invalid',
  'machine',
  'fax',
  'congestion',
  'caller_id_blocked',
  'undetermined',
  'abandoned',
  'interrupted',
];

/** Statuses that give up the number unless a rule names them (R21). */
export const GIVES_UP: readonly string[] = ['invalid', 'fax'];

/** A strategy with its defaults said. */
export function complete(strategy: api.Strategy): Strategy {
  return {
    favour_number_order: false,
    off_planning: 'wait',
    attempts_max: 20,
    horizon_days: 60,
    choice: 'first',
    congestion_retry_min: [2, 5, 15],
    ...strategy,
    number: strategy.number.map(({ machine, ...number }) => ({
      texts_accepted: false,
      preliminary_calls: 0,
      use_preliminary_rules: false,
      ring_s: 25,
      ...number,
      ...(machine && { machine: { messages: [], after_last: 'last', ...machine } }),
    })),
  };
}

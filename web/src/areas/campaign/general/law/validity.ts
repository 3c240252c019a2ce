import type { CivilDate, LawRule } from '@/api/types';

const DAY_MS = 86_400_000;

export type Validity = 'now' | 'later' | 'over';
type Dated = Pick<LawRule, 'effective_from' | 'effective_to'>;

/** Whether a rule holds on a day. */
export function validityOn({ effective_from, effective_to }: Dated, day: CivilDate): Validity {
  if (effective_from !== undefined && day < effective_from) return 'later';
  return effective_to !== undefined && effective_to <= day ? 'over' : 'now';
}

/** The last day on which it holds; `effective_to` is the first one on which it does not. */
export function lastDay({ effective_to }: Dated): CivilDate | null {
  if (effective_to === undefined) return null;
  return new Date(Date.parse(`${effective_to}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

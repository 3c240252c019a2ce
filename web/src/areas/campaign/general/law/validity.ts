import type { CivilDate } from '@/api/types';

const DAY_MS = 86_400_000;

export type Validity = 'now' | 'later' | 'over';

interface Dated {
  /** First day. */
  effective_from: CivilDate | null;
  /** First day after. */
  effective_to: CivilDate | null;
}

/** Whether a rule holds on a day. */
export function validityOn({ effective_from, effective_to }: Dated, day: CivilDate): Validity {
  if (effective_from !== null && day < effective_from) return 'later';
  return effective_to !== null && effective_to <= day ? 'over' : 'now';
}

/** The last day on which it holds. */
export function lastDay({ effective_to }: Dated): CivilDate | null {
  if (effective_to === null) return null;
  return new Date(Date.parse(`${effective_to}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

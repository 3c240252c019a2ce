import type { ClassicRules, Phone } from '@/api/types';

/** Seconds to let it ring. */
export const RING_S = { min: 15, max: 60, default: 25 };

/** Rules to begin with: soon again after a busy line, another number later after anything else. */
export function startingRules(listed: Phone[]): ClassicRules {
  const [number] = listed;
  return {
    attempts_max: 10,
    caller_id: number === undefined ? { show: 'hidden' } : { show: 'listed', number },
    rule: [
      { status: 'busy', after: '15 min', tries_max: 3, next: 'same' },
      { status: 'no_answer', after: '4 h', tries_max: 5, next: 'next' },
      { status: 'machine', after: '1 d', tries_max: 3, next: 'next' },
      { after: '1 d', tries_max: 3, next: 'next' },
    ],
  };
}

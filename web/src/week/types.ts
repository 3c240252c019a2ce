import type { Week } from '@/strategy-model';
import type { PlanningLook } from '@/theme/plannings';

/** Something painted on the week: a planning, or the opening hours. */
export interface Layer {
  readonly name: string;
  readonly week: Week;
  readonly look: PlanningLook;
}

/** Cells of the week that a finding is about, or in which there is a hole for all contacts or for a part of them. */
export interface Mark {
  readonly severity: 'info' | 'warning' | 'error' | 'hole' | 'hole-part';
  readonly week: Week;
  readonly message: string;
}

export type Brush = 'paint' | 'erase';

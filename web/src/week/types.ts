import type { Week } from '@/strategy-model';
import type { PlanningLook } from '@/theme/plannings';

/** Something painted on the week: a planning, or the opening hours. */
export interface Layer {
  readonly name: string;
  readonly week: Week;
  readonly look: PlanningLook;
}

/** Cells of the week that a finding is about. */
export interface Mark {
  readonly severity: 'info' | 'warning' | 'error';
  readonly week: Week;
  readonly message: string;
}

export type Brush = 'paint' | 'erase';

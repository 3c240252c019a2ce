/** What a running campaign tells of itself. */

import type { Bilingual, CampaignState, Instant, Phone, ProblemBody, Speed } from '@/api/types';
import type { NumberFigures, ResultFigures, StatusFigures } from '../results/model';

export interface Snapshot {
  /** The campaign's clock. */
  now: Instant;
  state: CampaignState;
  speed: Speed | null;
  agents: { count: number; free: number; talking: number; wrapping: number };
  in_flight: number;
  trunks: { name: string; calls: number; calls_max: number | null }[];
  callable_now: number;
  waiting: number;
  unplanned: number;
  ended: ResultFigures[];
  /** Of the campaign's day, as is `by_number`. */
  by_status: StatusFigures[];
  by_number: NumberFigures[];
  today: { calls: number; reached: number; closed: number; abandoned: number };
  /** In real time, whatever the campaign's speed. */
  calls_per_second: number;
  /** The campaign's day so far. */
  day: { date: string; quarters: Quarter[] };
  /** Why it stopped, if nobody asked for it. */
  last_error: ProblemBody | null;
}

/** A quarter of an hour with calls. */
export interface Quarter {
  /** Which quarter of the day on the campaign's clock, 0 to 95. */
  quarter: number;
  calls: number;
  reached: number;
}

export interface LastAttempt {
  contact: number;
  key: string;
  placed_at: Instant;
  /** Null while the call is in progress. */
  ended_at: Instant | null;
  /** Phone column; null: the number is not the contact's any more. */
  tel: string | null;
  national: string;
  /** Null when no number was displayed. */
  shown: Phone | null;
  status: string | null;
  status_name: Bilingual | null;
  /** Why it was made. */
  rule: Bilingual;
}

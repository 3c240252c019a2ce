/** What a running campaign tells of itself. */

import type { Bilingual, CampaignState, CivilDate, Instant, Speed } from '@/api/types';
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
  by_status: StatusFigures[];
  by_number: NumberFigures[];
  today: { calls: number; reached: number; closed: number; abandoned: number };
  /** In real time, whatever the campaign's speed. */
  calls_per_second: number;
  day: CampaignDay;
}

/** The campaign's present day so far, in its zone. */
export interface CampaignDay {
  date: CivilDate;
  /** Only those with calls; `quarter` from 0 to 95. */
  quarters: { quarter: number; calls: number; reached: number }[];
}

export interface LastAttempt {
  contact: number;
  key: string;
  placed_at: Instant;
  /** Null while the call is in progress. */
  ended_at: Instant | null;
  tel: string | null;
  national: string;
  /** Null when no number was displayed. */
  shown: string | null;
  status: string | null;
  status_name: Bilingual | null;
  rule: Bilingual | null;
}

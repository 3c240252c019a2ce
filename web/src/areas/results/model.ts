/** The figures of a campaign, from the counters it keeps. */

import type { Said } from '../live/model';

export interface StatusFigures {
  status: string;
  name: Said;
  calls: number;
}

export interface NumberFigures {
  column: string;
  calls: number;
  reached: number;
}

export interface ResultFigures {
  result: string;
  name?: Said | undefined;
  contacts: number;
}

export interface Results {
  by_status: StatusFigures[];
  by_number: NumberFigures[];
  by_hour: { hour: number; calls: number; reached: number }[];
  by_day: { date: string; calls: number; reached: number; closed: number }[];
  ended: ResultFigures[];
  contacts: { unplanned: number; waiting: number; in_flight: number; ended: number };
  reached: number;
  texts: { sent: number; failed: number; unknown: number; waiting: number };
}

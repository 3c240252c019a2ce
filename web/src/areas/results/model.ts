/** The figures of a campaign, from the counters it keeps. */

import type { Bilingual, CivilDate, Phases } from '@/api/types';

export interface StatusFigures {
  status: string;
  name: Bilingual;
  calls: number;
}

export interface NumberFigures {
  /** Null: of numbers that were not the contact's any more when the call ended. */
  column: string | null;
  calls: number;
  reached: number;
}

export interface ResultFigures {
  result: string;
  name?: Bilingual | null;
  contacts: number;
}

export interface Results {
  by_status: StatusFigures[];
  by_number: NumberFigures[];
  by_hour: { hour: number; calls: number; reached: number }[];
  by_day: { date: CivilDate; calls: number; reached: number; closed: number }[];
  ended: ResultFigures[];
  contacts: Phases;
  /** Contacts with whom somebody has spoken. */
  reached: number;
  texts: { sent: number; failed: number; unknown: number; waiting: number; lapsed: number };
}

/** Call files on their way in, and the contacts that came of them. */

import type { Instant, Phases, Phone } from '@/api/types';
import type { Mapping } from './mapping';

/** A file that was handed over, and what its head tells. */
export interface Upload {
  upload: string | number;
  format: 'text' | 'workbook';
  /** Null where the format has none. */
  encoding: string | null;
  delimiter: string | null;
  headings: string[];
  sample: string[][];
  guess: Mapping;
  rows_estimate: number | null;
}

export interface ImportReport {
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Taken with something left out, for example one number among others. */
  incomplete: number;
  /** Where rejected and incomplete rows stand with their reasons. */
  rejects_url: string | null;
}

export interface ContactPhone {
  column: string;
  phone: Phone;
  national: string;
  takes_texts: boolean;
  suppressed: boolean;
}

export type Turn = 'personal_callback' | 'callback' | 'recall' | 'fresh';

export type Phase =
  | { kind: 'unplanned' }
  /** `from` is null when it may be called already. */
  | { kind: 'waiting'; turn: Turn; from: Instant | null; until: Instant }
  | { kind: 'in_flight' }
  | { kind: 'ended'; result: string; at: Instant };

export interface ContactRow {
  id: number;
  etag: string;
  key: string;
  columns: Record<string, string>;
  phones: ContactPhone[];
  zone: string | null;
  priority: number;
  /** Calls that have ended. */
  made: number;
  phase: Phase;
}

export interface ContactPage {
  items: ContactRow[];
  next: string | number | null;
  /** Of the whole campaign, whatever is filtered. */
  total: Phases;
}

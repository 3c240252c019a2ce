/** A contact with everything that is known of it. */

import type { Bilingual, Instant, Phone } from '@/api/types';
import type { ContactRow } from '../callfile/model';

export interface Attempt {
  /** From 1. */
  n: number;
  placed_at: Instant;
  /** Null while the call is in progress. */
  ended_at: Instant | null;
  phone: Phone;
  national: string;
  /** Phone column; null: the number is not the contact's any more. */
  tel: string | null;
  /** Null when no number was displayed. */
  shown: Phone | null;
  status: string | null;
  status_name: Bilingual | null;
  message_left: boolean;
  agent: number | null;
  talk_ms: number;
  /** Of the strategy that decided the call; null for classic rules. */
  version: number | null;
  /** `agent`: kept for that agent. */
  callback: { at: Instant; phone: Phone | null; agent: number | null } | null;
  /** Why it was called, and by which rule (R61). */
  rule: Bilingual;
}

export interface ContactText {
  phone: Phone;
  national: string;
  status_name: Bilingual;
  /** Which text for this status on this number, from 1. */
  ordinal: number;
  template: string;
  state: string;
  send_from: Instant;
  settled_at: Instant | null;
}

/** Why a number would or would not be called now. */
export interface NumberVerdict {
  /** `TEL1 (Mobile)` */
  tel: string;
  phone: Phone | null;
  national: string | null;
  obstacles: { code: string; sentence: Bilingual }[];
}

export interface ContactDetail extends ContactRow {
  campaign_id: number;
  attempts: Attempt[];
  texts: ContactText[];
  next: {
    sentence: Bilingual;
    /** Where the call comes from. */
    reason: Bilingual | null;
    numbers: NumberVerdict[];
  };
  /** The campaign's clock. */
  now: Instant;
}

/**
 * The documents that the server sends and takes. Names and meanings are those of the file format and of the API; a field that is
 * absent has its default.
 */

/** RFC 3339, UTC. */
export type Instant = string;
/** `YYYY-MM-DD`. */
export type CivilDate = string;
/** E.164: `+33639981204`. */
export type Phone = string;
/** `15 min`, `1 h 30 min`, `3 d`. */
export type Delay = string;
/** `09:00-12:30`, half-open. */
export type DaySpan = string;
/** Keys are `mon` … `sun` or ranges such as `mon-fri`. */
export type WeekHours = Record<string, DaySpan[]>;
export type Lang = 'fr' | 'en';
export type Bilingual = Record<Lang, string>;

// ---- Campaign ----------------------------------------------------------------------------------------------------------------

export interface ClosedDays {
  calendars?: string[];
  dates?: CivilDate[];
}
export interface ExceptionalOpening {
  date: CivilDate;
  hours: DaySpan[];
}
export interface LimitCap {
  calls: number;
  days: number;
  per: 'contact' | 'number';
}
export interface Limit {
  name: string;
  hours?: WeekHours;
  closed_days?: ClosedDays;
  cap?: LimitCap;
}
export interface Trunk {
  name: string;
  calls_per_second: number;
  calls_max: number;
}
export interface Dialling {
  agents?: number;
  calls_per_agent?: number;
  trunk?: Trunk[];
}
export type QualificationKind =
  'positive' | 'negative' | 'refusal' | 'wrong_person' | 'callback' | 'do_not_call' | 'other';
export interface Qualification {
  name: string;
  kind: QualificationKind;
  final?: boolean;
}
export interface Campaign {
  name: string;
  zone: string;
  country?: string;
  first_day?: CivilDate;
  last_day?: CivilDate;
  phone_columns: string[];
  key_column?: string;
  zone_column?: string;
  priority_column?: string;
  fresh_percent?: number;
  seed?: number;
  caller_ids?: Phone[];
  hours: WeekHours;
  closed_days?: ClosedDays;
  dialling?: Dialling;
  sounds?: Record<string, string>;
  texts?: Record<string, string>;
  text_hours?: WeekHours;
  exceptional_opening?: ExceptionalOpening[];
  qualification?: Qualification[];
  limit?: Limit[];
}

export interface ClassicRule {
  status?: string;
  after: Delay;
  tries_max: number;
  next: 'same' | 'next';
}
export interface ClassicRules {
  attempts_max: number;
  caller_id: CallerId;
  ring_s?: number;
  rule: ClassicRule[];
}

// ---- Strategy ----------------------------------------------------------------------------------------------------------------

export type CallerId =
  | { show: 'hidden' | 'called' }
  | { show: 'fixed' | 'listed'; number: Phone }
  | { show: 'random'; sticky?: boolean };

export interface Recall {
  /** `same`, `next`, `TEL1` … `TEL10`, `choice`. */
  call?: string;
  after?: Delay;
  /** `same`, `+1` … `+366`, `mon` … `sun`; with `at`. */
  day?: string;
  /** `18:30` or `same`; with `day`. */
  at?: string;
  /** Name of a planning, or `any`. */
  next_planning?: string;
  other_time?: boolean;
  valid?: Delay;
  give_up_number?: boolean;
  close?: string;
}
export interface Rule {
  attempt?: number;
  status?: string;
  recall: Recall;
  message?: string;
}
export type Period = 'day' | 'week' | 'month';
export interface Cap {
  calls: number;
  per: Period;
  window?: 'rolling' | 'calendar';
  scope?: 'campaign' | 'all_campaigns';
}
export interface Machine {
  messages?: string[];
  after_last?: 'last' | 'nothing';
  max?: { messages: number; per: Period };
}
export interface TextList {
  status: string;
  templates: string[];
}
export interface Planning {
  name: string;
  hours: WeekHours;
  caller_id?: CallerId;
  rule?: Rule[];
}
export interface NumberStrategy {
  name: string;
  column: string;
  cap?: Cap;
  texts_accepted?: boolean;
  preliminary_calls?: number;
  use_preliminary_rules?: boolean;
  preliminary_rule?: Recall[];
  ring_s?: number;
  attempts_max?: number;
  caller_id: CallerId;
  machine?: Machine;
  text?: TextList[];
  default?: Rule[];
  planning?: Planning[];
}
export interface Strategy {
  name: string;
  favour_number_order?: boolean;
  off_planning?: 'wait' | 'skip';
  attempts_max?: number;
  horizon_days?: number;
  choice?: 'first' | 'rotate' | 'least_called';
  congestion_retry_min?: number[];
  default: Rule[];
  number: NumberStrategy[];
}

// ---- Findings ----------------------------------------------------------------------------------------------------------------

export type Severity = 'info' | 'warning' | 'error';
export interface Finding {
  code: string;
  severity: Severity;
  place: {
    document: 'strategy' | 'campaign';
    path: string;
    number: number | null;
    planning: number | null;
  };
  /** Weekdays count from Monday, 0. */
  cells: { weekday: number; span: DaySpan }[];
  message: Bilingual;
  label: Bilingual;
}

// ---- Session, accounts, audit ------------------------------------------------------------------------------------------------

export type Role = 'administrator' | 'supervisor' | 'agent' | 'auditor';
export interface Account {
  id: number;
  name: string;
  login: string;
  role: Role;
  lang: Lang;
}
export interface AccountListed extends Account {
  disabled: boolean;
  created_at: Instant;
  last_seen_at: Instant | null;
}
export interface Session {
  account: Account;
  csrf_token: string;
  expires_at: Instant;
  network: 'simulated';
  setup_needed: boolean;
}
export interface AuditEntry {
  id: number;
  at: Instant;
  account: { id: number; name: string } | null;
  action: string;
  campaign: { id: number; name: string } | null;
  detail: Record<string, unknown>;
}
export interface Page<Item, Cursor = number> {
  items: Item[];
  next: Cursor | null;
}

// ---- Campaigns as they run ---------------------------------------------------------------------------------------------------

export type CampaignState = 'draft' | 'running' | 'paused' | 'finished';
export type Speed = 'real' | '60x' | '600x' | '3600x' | 'max';
export interface Phases {
  unplanned: number;
  waiting: number;
  in_flight: number;
  ended: number;
}
export interface CampaignSummary {
  id: number;
  name: string;
  state: CampaignState;
  archived: boolean;
  revision: number;
  zone: string;
  /** Version of the strategy in place. */
  strategy: number | null;
  speed: Speed | null;
  /** Why it stopped by itself. */
  last_error: Bilingual | null;
  contacts: Phases;
  today: { calls: number; reached: number; closed: number };
  simulated: boolean;
  /** The campaign's clock. */
  now: Instant;
}
/** What the list shows to a role that may not read campaigns. */
export type CampaignListed = CampaignSummary | Pick<CampaignSummary, 'id' | 'name' | 'state'>;
export interface StrategyVersion {
  version: number;
  note: string;
  put_at: Instant;
  /** Absent for what came with the installation. */
  put_by: string | null;
}
export interface CampaignDetail extends CampaignSummary {
  campaign: Campaign;
  classic: ClassicRules | null;
  strategy_in_place: StrategyVersion | null;
  /** Nobody yet, for what came with the installation. */
  changed_by: string | null;
  changed_at: Instant | null;
  findings: Finding[];
  locked: { qualifications: boolean; phone_columns: boolean };
}

// ---- Helpers -----------------------------------------------------------------------------------------------------------------

export interface Job<Result = unknown> {
  id: string | number;
  kind: 'import' | 'effect';
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  result: Result | null;
  problem: ProblemBody | null;
}
export interface Column {
  name: string;
  filled: number;
  samples: string[];
  phone: boolean;
}
export interface Holiday {
  date: CivilDate;
  calendar: string;
  name: string | Partial<Bilingual>;
}
export interface HolidayCalendar {
  code: string;
  name: string | Partial<Bilingual>;
}
export interface TextPreview {
  text: string;
  characters: number;
  encoding: 'gsm7' | 'ucs2';
  segments: number;
  missing: string[];
}

/** `application/problem+json`, with what the codes of this API add. */
export interface ProblemBody {
  type: string;
  code: string;
  title: string;
  detail: string;
  status: number;
  place?: string;
  findings?: Finding[];
  current?: { revision?: number; changed_by?: string; changed_at?: Instant } & Record<string, unknown>;
  setup_needed?: boolean;
}

import type { Qualification, QualificationKind } from '@/api/types';

export const KINDS: QualificationKind[] = [
  'positive',
  'negative',
  'refusal',
  'wrong_person',
  'callback',
  'do_not_call',
  'other',
];

export const QUALIFICATIONS_MAX = 48;

/** Those of a campaign that names none: one of each kind. */
export const DEFAULT_QUALIFICATIONS: Qualification[] = [
  { name: 'positive', kind: 'positive', final: true },
  { name: 'negative', kind: 'negative', final: true },
  { name: 'refusal', kind: 'refusal', final: true },
  { name: 'wrong_person', kind: 'wrong_person', final: false },
  { name: 'callback', kind: 'callback', final: false },
  { name: 'do_not_call', kind: 'do_not_call', final: true },
];

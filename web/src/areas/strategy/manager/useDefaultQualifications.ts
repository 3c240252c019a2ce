import { useMemo } from 'react';
import type { Campaign, Qualification } from '@/api/types';

/** What stands for absent qualifications: one of each kind (R22). */
const USUAL: Qualification[] = [
  { name: 'positive', kind: 'positive', final: true },
  { name: 'negative', kind: 'negative', final: true },
  { name: 'refusal', kind: 'refusal', final: true },
  { name: 'wrong_person', kind: 'wrong_person' },
  { name: 'callback', kind: 'callback' },
  { name: 'do_not_call', kind: 'do_not_call', final: true },
];

/** The qualifications of a campaign, with the usual ones where it names none. */
export const useDefaultQualifications = ({ qualification }: Campaign): Qualification[] =>
  useMemo(() => qualification ?? USUAL, [qualification]);

import { createContext, useContext } from 'react';
import type { Campaign, CampaignDetail, Column, Finding, Lang } from '@/api/types';
import type { Change, Qualification, Strategy } from '@/strategy-model';
import type { Selection } from './selection';

/** What every part of the strategy manager works on. */
export interface Manager {
  campaign: CampaignDetail;
  document: Campaign;
  qualifications: readonly Qualification[];
  strategy: Strategy;
  /** Edits under the same `merge`, one after the other, are one step of undo. */
  edit: (change: Change, merge?: string) => void;
  selection: Selection;
  select: (selection: Selection) => void;
  findings: readonly Finding[];
  columns: readonly Column[];
  lang: Lang;
}

export const ManagerContext = createContext<Manager | null>(null);

export function useManager(): Manager {
  const manager = useContext(ManagerContext);
  if (manager === null) throw new Error('useManager outside of the strategy manager');
  return manager;
}

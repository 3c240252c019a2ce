import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Campaign, CampaignDetail, Column, Finding, Lang, Witness } from '@/api/types';
import type { Change, History, NumberStrategy, Qualification, Strategy } from '@/strategy-model';
import type { Selection } from './selection';
import type { StrategyStore } from './strategyStore';

/** What every part of the strategy manager works on, and what stays the same from edit to edit. */
export interface Manager {
  campaign: CampaignDetail;
  document: Campaign;
  qualifications: readonly Qualification[];
  store: StrategyStore;
  /** The strategy at this moment, for what is done with it on a click; what is shown comes from `useStrategy`. */
  present: () => Strategy;
  /** Edits under the same `merge`, one after the other, are one step of undo. */
  edit: (change: Change, merge?: string) => void;
  select: (selection: Selection) => void;
  /** Shows the strategy as a whole, with an example to be played on. */
  play: (witness: Witness) => void;
  columns: readonly Column[];
  lang: Lang;
}

export const ManagerContext = createContext<Manager | null>(null);
export const SelectionContext = createContext<Selection | null>(null);
export const FindingsContext = createContext<readonly Finding[]>([]);

function within<Value>(value: Value | null): Value {
  if (value === null) throw new Error('a part of the strategy manager outside of it');
  return value;
}

export const useManager = (): Manager => within(useContext(ManagerContext));

/** The number that is worked on, and its rules that are shown. */
export const useSelection = (): Selection => within(useContext(SelectionContext));

/** What the check found last. */
export const useFindings = (): readonly Finding[] => useContext(FindingsContext);

/** A part of the history. Edits leave what they do not touch as it is, so that only who shows what changed is drawn again. */
export function useHistory<Part>(part: (history: History) => Part): Part {
  const { store } = useManager();
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}

/** A part of the strategy. It must be one that the strategy holds, or a plain value. */
export const useStrategy = <Part>(part: (strategy: Strategy) => Part): Part =>
  useHistory(({ present }) => part(present));

/** A part of one of its numbers; nothing for a number that is not there any more. */
export const useNumber = <Part>(index: number, part: (number: NumberStrategy) => Part): Part | undefined =>
  useStrategy(({ number }) => {
    const own = number[index];
    return own === undefined ? undefined : part(own);
  });

export const whole = <Whole>(it: Whole): Whole => it;

import { createContext, type ReactNode, useMemo } from 'react';
import type { Analysis, Finding } from '@/api/types';
import { FindingsContext, useManager, useStrategy, whole } from './ManagerContext';
import { useAnalysis } from './useAnalysis';
import { useCheck } from './useCheck';
import { useSame } from './useSame';

/** How the check of the strategy stands, and its analysis. */
interface Checking {
  checking: boolean;
  problem: Error | null;
  analysisProblem: Error | null;
}

export const CheckContext = createContext<Checking>({
  checking: false,
  problem: null,
  analysisProblem: null,
});

/** What the analysis knows beside its findings; nothing until it first answers. */
export type Known = Pick<Analysis, 'holes' | 'wait_days_max' | 'file'>;
export const KnownContext = createContext<Known | null>(null);

const NONE: readonly Finding[] = [];

/**
 * Has the strategy checked and analysed as it is edited. Marks are drawn again when something else is found, not when something is
 * asked.
 */
export function FindingsProvider({ children }: { children: ReactNode }) {
  const { campaign } = useManager();
  const strategy = useStrategy(whole);
  const { found = NONE, checking, problem } = useCheck(campaign.id, campaign.revision, strategy);
  const analysis = useAnalysis(campaign.id, campaign.revision, strategy);
  const findings = useSame([...found, ...(analysis.known?.findings ?? NONE)]);
  const known = useSame(analysis.known === undefined ? null : knownOf(analysis.known));
  // What the check objects to cannot be analysed, and is told already.
  const faulty = found.some(({ severity }) => severity === 'error');
  const analysisProblem = faulty ? null : analysis.problem;
  const under = checking || analysis.thinking;
  const check = useMemo(
    () => ({ checking: under, problem, analysisProblem }),
    [under, problem, analysisProblem],
  );
  return (
    <FindingsContext value={findings}>
      <KnownContext value={known}>
        <CheckContext value={check}>{children}</CheckContext>
      </KnownContext>
    </FindingsContext>
  );
}

const knownOf = ({ holes, wait_days_max, file }: Analysis): Known => ({ holes, wait_days_max, file });

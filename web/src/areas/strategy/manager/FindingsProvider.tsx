import { createContext, type ReactNode, useMemo } from 'react';
import type { Finding } from '@/api/types';
import { FindingsContext, useManager, useStrategy, whole } from './ManagerContext';
import { useCheck } from './useCheck';
import { useSame } from './useSame';

/** How the check of the strategy stands. */
export const CheckContext = createContext<{ checking: boolean; problem: Error | null }>({
  checking: false,
  problem: null,
});

const NONE: readonly Finding[] = [];

/** Has the strategy checked as it is edited. Marks are drawn again when something else is found, not when something is asked. */
export function FindingsProvider({ children }: { children: ReactNode }) {
  const { campaign } = useManager();
  const { found, checking, problem } = useCheck(campaign.id, campaign.revision, useStrategy(whole));
  const findings = useSame(found ?? NONE);
  const check = useMemo(() => ({ checking, problem }), [checking, problem]);
  return (
    <FindingsContext value={findings}>
      <CheckContext value={check}>{children}</CheckContext>
    </FindingsContext>
  );
}

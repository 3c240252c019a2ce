import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { check } from '@/api/strategy';
import type { Strategy } from '@/strategy-model';
import { countedFromZero, ordinalOf } from './asked';

/** So long the strategy must hold still before the server is asked: findings come within 200 ms of a change. */
const STILL_MS = 20;

/** What the check finds in the strategy as it is being edited. Until the answer comes, what was found before. */
export function useCheck(campaign: number, revision: number, strategy: Strategy) {
  const [still] = useDebouncedValue(strategy, STILL_MS);
  const { data, isFetching, error } = useQuery({
    queryKey: ['check', campaign, revision, ordinalOf(still)],
    queryFn: async ({ signal }) => (await check(campaign, still, signal)).findings.map(countedFromZero),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return { found: data, checking: isFetching || still !== strategy, problem: error };
}

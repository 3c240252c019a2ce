import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { analyse } from '@/api/foresight';
import type { Strategy } from '@/strategy-model';
import { countedFromZero, ordinalOf } from './asked';

/** So long the strategy must hold still: the analysis has more to think about than the check. */
const STILL_MS = 150;
/** How soon to ask again while the contacts of the file are still being counted. */
const COUNTING_MS = 1_000;

/** What can be known of the strategy as it is being edited. Until the answer comes, what was known before. */
export function useAnalysis(campaign: number, revision: number, strategy: Strategy) {
  const [still] = useDebouncedValue(strategy, STILL_MS);
  const { data, isFetching, error } = useQuery({
    queryKey: ['analysis', campaign, revision, ordinalOf(still)],
    queryFn: async ({ signal }) => {
      const analysis = await analyse(campaign, still, signal);
      return { ...analysis, findings: analysis.findings.map(countedFromZero) };
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    refetchInterval: ({ state: { data } }) => (data?.file?.counted === false ? COUNTING_MS : false),
  });
  return { known: data, thinking: isFetching || still !== strategy, problem: error };
}

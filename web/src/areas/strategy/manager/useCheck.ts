import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { check } from '@/api/strategy';
import type { Finding } from '@/api/types';
import type { Strategy } from '@/strategy-model';

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

const ordinals = new WeakMap<Strategy, number>();
let given = 0;

/** What a strategy goes by in the cache: spelled out as a key, it would be read through at every drawing. */
function ordinalOf(strategy: Strategy): number {
  const ordinal = ordinals.get(strategy) ?? ++given;
  ordinals.set(strategy, ordinal);
  return ordinal;
}

/** Findings count list items from 1, as people do; the screens count from 0, as lists do. */
function countedFromZero(finding: Finding): Finding {
  const path = finding.place.path.replace(/\[(\d+)\]/g, (_, item: string) => `[${Number(item) - 1}]`);
  return { ...finding, place: { ...finding.place, path } };
}

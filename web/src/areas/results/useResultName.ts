import { useQuery } from '@tanstack/react-query';
import { useLang } from '@/format';
import { resultsQuery } from './api';

const MINUTE_MS = 60_000;

/** What the results of a campaign are called; one that has no name of its own is its name. */
export function useResultName(campaign: number): (result: string) => string {
  const lang = useLang();
  const { data } = useQuery({ ...resultsQuery(campaign), staleTime: MINUTE_MS });
  return (result) => data?.ended.find((ended) => ended.result === result)?.name?.[lang] ?? result;
}

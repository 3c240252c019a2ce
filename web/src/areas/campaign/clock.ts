import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';
import type { CampaignDetail, Instant } from '@/api/types';

const clockKey = (campaign: number) => ['clock', campaign];

/** Tells what the campaign's clock shows, whoever hears it first. */
export const tellClock = (queries: QueryClient, campaign: number, now: Instant) =>
  queries.setQueryData<Instant>(clockKey(campaign), now);

/** What the campaign's clock shows, as far as any part of the screen knows: it never goes back. */
export function useCampaignClock({ id, now }: CampaignDetail): Instant {
  const { data: heard } = useQuery<Instant>({ queryKey: clockKey(id), queryFn: skipToken });
  return heard !== undefined && Date.parse(heard) > Date.parse(now) ? heard : now;
}

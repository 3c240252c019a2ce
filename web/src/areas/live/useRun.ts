import { useMutation, useQueryClient } from '@tanstack/react-query';
import { campaignQuery, pauseCampaign, startCampaign, stopCampaign } from '@/api/campaigns';
import type { CampaignSummary, Speed } from '@/api/types';

/** Starting, pausing and stopping a campaign. What it answers is what every page of the campaign shows from then on. */
export function useRun(campaign: number) {
  const queries = useQueryClient();
  const { queryKey } = campaignQuery(campaign);
  const onSuccess = (summary: CampaignSummary) => {
    queries.setQueryData(queryKey, (known) => known && { ...known, ...summary });
    void queries.invalidateQueries({ queryKey: ['campaigns'] });
    return queries.invalidateQueries({ queryKey });
  };
  return {
    start: useMutation({
      mutationFn: (how: { speed: Speed; accept_warnings?: boolean }) => startCampaign(campaign, how),
      onSuccess,
    }),
    pause: useMutation({ mutationFn: () => pauseCampaign(campaign), onSuccess }),
    stop: useMutation({ mutationFn: (name: string) => stopCampaign(campaign, name), onSuccess }),
  };
}

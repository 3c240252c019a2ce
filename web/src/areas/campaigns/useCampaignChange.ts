import { useMutation, useQueryClient } from '@tanstack/react-query';
import { campaignQuery } from '@/api/campaigns';
import type { CampaignSummary } from '@/api/types';

/** Asks the server to change the state of a campaign, and shows everywhere what it answers. */
export function useCampaignChange<Asked>(change: (asked: Asked) => Promise<CampaignSummary>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (summary) => {
      const { queryKey } = campaignQuery(summary.id);
      queries.setQueryData(queryKey, (detail) => (detail === undefined ? detail : { ...detail, ...summary }));
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['campaigns'] }),
        queries.invalidateQueries({ queryKey, exact: true }),
      ]);
    },
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { campaignQuery, putCampaign, putClassic } from '@/api/campaigns';
import type { Campaign, CampaignDetail, ClassicRules } from '@/api/types';
import { useDraft, type Draft, type Revised } from '@/draft/useDraft';
import { useCampaign } from './CampaignContext';

export type CampaignDraft = Draft<Campaign>;
export type ClassicDraft = Draft<ClassicRules | null>;

/** The document of the campaign whose page this is, while a tab of it is edited. */
export function useCampaignDraft(): CampaignDraft {
  return useCampaignPart((detail) => detail.campaign, putCampaign);
}

/** Its classic rules, while they are edited. */
export function useClassicDraft(): ClassicDraft {
  return useCampaignPart((detail) => detail.classic, putClassic);
}

function useCampaignPart<T>(
  part: (detail: CampaignDetail) => T,
  put: (id: number, revision: number, value: T) => Promise<CampaignDetail>,
): Draft<T> {
  const campaign = useCampaign();
  const queries = useQueryClient();
  const query = campaignQuery(campaign.id);
  const revised = (detail: CampaignDetail): Revised<T> => ({
    revision: detail.revision,
    value: part(detail),
  });
  return useDraft({
    stored: revised(campaign),
    put: async (revision, value) => {
      const detail = await put(campaign.id, revision, value);
      queries.setQueryData(query.queryKey, detail);
      void queries.invalidateQueries({ queryKey: ['campaigns'] });
      return revised(detail);
    },
    read: async () => revised(await queries.query({ ...query, staleTime: 0 })),
  });
}

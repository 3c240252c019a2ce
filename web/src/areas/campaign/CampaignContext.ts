import { useOutletContext } from 'react-router';
import type { CampaignDetail } from '@/api/types';

/** The campaign whose page this is, as it was last read. */
export function useCampaign(): CampaignDetail {
  return useOutletContext<CampaignDetail>();
}

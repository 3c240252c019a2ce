import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { checkCampaign } from '@/api/campaigns';
import type { Campaign, Finding } from '@/api/types';

/** So long the settings must hold still before the server is asked. */
const STILL_MS = 250;

/** What the check finds in the law of a campaign as it is being edited: at one of its settings, or elsewhere. */
export interface LawFindings {
  at: (setting: string) => Finding[];
  /** Those at none of these settings. */
  besides: (settings: readonly string[]) => Finding[];
}

export function useLawFindings(campaign: Campaign): LawFindings {
  const [still] = useDebouncedValue(campaign, STILL_MS);
  const { data = [] } = useQuery({
    queryKey: ['check', 'law', still],
    queryFn: async ({ signal }) => (await checkCampaign(still, signal)).findings,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return lawFindings(data);
}

const inside = (path: string, place: string) =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

export function lawFindings(findings: readonly Finding[]): LawFindings {
  const law = findings.filter(({ place }) => place.document === 'campaign' && inside(place.path, 'law'));
  return {
    at: (setting) => law.filter(({ place }) => inside(place.path, `law.${setting}`)),
    besides: (settings) =>
      law.filter(({ place }) => !settings.some((setting) => inside(place.path, `law.${setting}`))),
  };
}

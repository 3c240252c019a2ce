import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { strategyQuery } from '@/api/strategy';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { Problem } from '@/api/problem';
import { ProblemPage } from '@/ui/ProblemPage';
import { InPlace } from './InPlace';
import { NoStrategy } from './NoStrategy';

/** The tab “Call strategy” of a campaign. */
export function Component() {
  const campaign = useCampaign();
  const { data, error, refetch } = useQuery(strategyQuery(campaign.id));
  if (error !== null) return <ProblemPage problem={Problem.of(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton h={300} />;
  if (data.strategy === null) return <NoStrategy />;
  return <InPlace place={data} strategy={data.strategy} />;
}

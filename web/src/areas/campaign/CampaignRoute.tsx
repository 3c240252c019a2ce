import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { campaignQuery } from '@/api/campaigns';
import { Problem } from '@/api/problem';
import { Allowed } from '@/session/Allowed';
import { NotFound } from '@/ui/RouteProblem';
import { ProblemPage } from '@/ui/ProblemPage';

const RUNNING_REFRESH_MS = 5_000;
const RESTING_REFRESH_MS = 30_000;

/** Reads the campaign that the address names, for all pages beneath it (see `useCampaign`). */
export function Component() {
  return (
    <Allowed right="read">
      <CampaignLoaded />
    </Allowed>
  );
}

function CampaignLoaded() {
  const id = Number(useParams().id);
  const { data, error, refetch } = useQuery({
    ...campaignQuery(id),
    enabled: Number.isInteger(id),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' ? RUNNING_REFRESH_MS : RESTING_REFRESH_MS,
  });
  if (!Number.isInteger(id)) return <NotFound />;
  if (data !== undefined) return <Outlet context={data} />;
  if (error !== null) {
    const problem = Problem.of(error);
    return problem.code === 'not_found' ? (
      <NotFound />
    ) : (
      <ProblemPage problem={problem} onRetry={() => void refetch()} />
    );
  }
  return (
    <Stack p={20} gap="md" aria-busy>
      <Skeleton h={32} w={320} />
      <Skeleton h={36} />
      <Skeleton h={420} />
    </Stack>
  );
}

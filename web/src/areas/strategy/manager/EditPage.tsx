import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Problem } from '@/api/problem';
import { strategyQuery } from '@/api/strategy';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { Allowed } from '@/session/Allowed';
import { begin, complete } from '@/strategy-model';
import { ProblemPage } from '@/ui/ProblemPage';
import { usePageTitle } from '@/ui/usePageTitle';
import { firstStrategy } from './firstStrategy';
import { ManagerPage } from './ManagerPage';
import type { Opening } from './opening';

/** The strategy manager (Gestion de la stratégie). */
export function Component() {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  usePageTitle(t('manager.title'), campaign.name);
  return (
    <Allowed right="edit">
      <Loaded />
    </Allowed>
  );
}

function Loaded() {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const { strategy: start, finding } = (useLocation().state as Opening | null) ?? {};
  // Read once: what others save meanwhile comes up when this is saved, not under the hands.
  const { data, error, refetch } = useQuery({
    ...strategyQuery(campaign.id),
    staleTime: Infinity,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  if (error !== null) return <ProblemPage problem={Problem.of(error)} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <Stack p={20} aria-busy>
        <Skeleton h={40} />
        <Skeleton h={500} />
      </Stack>
    );
  }
  const saved = data.strategy === null ? null : complete(data.strategy);
  const present = start === undefined ? (saved ?? firstStrategy(campaign.campaign, t)) : complete(start);
  return (
    <ManagerPage
      begun={begin(present, saved)}
      revision={data.revision}
      version={data.version}
      {...(finding && { finding })}
    />
  );
}

import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChartLine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { versionsQuery } from '@/api/strategy';
import { EmptyState } from '@/ui/EmptyState';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useCampaign } from '../campaign/CampaignContext';
import { candidates } from './candidates';
import { ComparePanel } from './ComparePanel';
import { ProfilePanel } from './profile/ProfilePanel';
import { ReplayPanel } from './ReplayPanel';

/** What strategies of a campaign would come to, beside each other; and what they would have made of the calls that were placed. */
export function Component() {
  const { t } = useTranslation('compare');
  const campaign = useCampaign();
  const { data, error } = useQuery(versionsQuery(campaign.id));
  if (data === undefined) return error === null ? <Skeleton h={420} /> : <ProblemNotice problem={error} />;
  const offered = candidates(data, campaign.classic !== null);
  if (offered.length === 0)
    return (
      <EmptyState icon={IconChartLine} title={t('empty.title')}>
        {t('empty.why')}
      </EmptyState>
    );
  return (
    <Stack gap="md">
      <ComparePanel campaign={campaign} offered={offered} />
      <ReplayPanel campaign={campaign} offered={offered} />
      <ProfilePanel campaign={campaign.id} />
    </Stack>
  );
}

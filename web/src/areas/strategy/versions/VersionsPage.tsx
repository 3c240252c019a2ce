import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '@/api/problem';
import { versionsQuery } from '@/api/strategy';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { ProblemPage } from '@/ui/ProblemPage';
import { usePageTitle } from '@/ui/usePageTitle';
import classes from '../view/View.module.css';
import { VersionsList } from './VersionsList';

/** Every version of the strategy: who, when, why; what differs between two; and the way back (R60). */
export function Component() {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const { data, error, refetch } = useQuery(versionsQuery(campaign.id));
  usePageTitle(t('versions.title'), campaign.name);
  if (error !== null) return <ProblemPage problem={Problem.of(error)} onRetry={() => void refetch()} />;
  return (
    <div className={classes.page}>
      <Group mb="md">
        <Title order={1}>
          <Anchor component={Link} to={`/campaigns/${campaign.id}/strategy`} c="inherit" inherit>
            {campaign.name}
          </Anchor>{' '}
          ▸ {t('versions.title')}
        </Title>
      </Group>
      {data === undefined && <Skeleton h={300} />}
      {data?.length === 0 && <Text size="sm">{t('versions.none')}</Text>}
      {data !== undefined && data.length > 0 && <VersionsList versions={data} />}
    </div>
  );
}

import { Anchor, Button, Group, Skeleton, Title } from '@mantine/core';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { Problem } from '@/api/problem';
import { strategyQuery } from '@/api/strategy';
import type { Finding, Strategy } from '@/api/types';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useMay } from '@/session/SessionContext';
import { complete } from '@/strategy-model';
import { ProblemPage } from '@/ui/ProblemPage';
import { usePageTitle } from '@/ui/usePageTitle';
import { useForecastJob } from '@/forecast/useForecastJob';
import { useAnalysis } from '../manager/useAnalysis';
import { useCheck } from '../manager/useCheck';
import { StrategyView } from './StrategyView';
import classes from './View.module.css';

/** The final view of the strategy in place (Visualiser la stratégie). */
export function Component() {
  const campaign = useCampaign();
  const { data, error, refetch } = useQuery(strategyQuery(campaign.id));
  if (error !== null) return <ProblemPage problem={Problem.of(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton h={400} m={20} />;
  if (data.strategy === null) return <Navigate to={`/campaigns/${campaign.id}/strategy`} replace />;
  return <View read={data.strategy} />;
}

const NOTHING_FOUND: Finding[] = [];

function View({ read }: { read: Strategy }) {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const may = useMay();
  const strategy = useMemo(() => complete(read), [read]);
  const { found = NOTHING_FOUND } = useCheck(campaign.id, campaign.revision, strategy);
  const { known } = useAnalysis(campaign.id, campaign.revision, strategy);
  const forecasting = useForecastJob(campaign.id);
  usePageTitle(t('view.title'), campaign.name);
  return (
    <div className={classes.page}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={1}>
          <Anchor component={Link} to={`/campaigns/${campaign.id}/strategy`} c="inherit" inherit>
            {campaign.name}
          </Anchor>{' '}
          ▸ {strategy.name}
        </Title>
        <Group gap="xs" className="no-print">
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('view.print')}
          </Button>
          {may('edit') && (
            <Button
              component={Link}
              to={`/campaigns/${campaign.id}/strategy/edit`}
              leftSection={<IconPencil size={16} aria-hidden />}
            >
              {t('tab.edit')}
            </Button>
          )}
        </Group>
      </Group>
      <StrategyView
        campaign={campaign}
        strategy={strategy}
        findings={[...found, ...(known?.findings ?? NOTHING_FOUND)]}
        known={known ?? null}
        forecasting={forecasting}
      />
    </div>
  );
}

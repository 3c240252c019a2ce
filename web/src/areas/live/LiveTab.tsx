import { Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { useMay } from '@/session/SessionContext';
import { Panel } from '@/ui/Panel';
import { useCampaign } from '../campaign/CampaignContext';
import { resultsQuery } from '../results/api';
import { ByNumber, ByReason, ByStatus } from '../results/ByName';
import { OverTime } from '../results/OverTime';
import { byDay, byQuarter } from '../results/series';
import { LastAttempts } from './LastAttempts';
import classes from './Live.module.css';
import { LiveFigures } from './LiveFigures';
import type { Snapshot } from '@/api/types';
import { fast } from './speeds';
import { PausedTrunks } from './PausedTrunks';
import { SpeedControl } from './SpeedControl';
import { StandingPanel } from './standing/StandingPanel';
import { StreamNotice } from './StreamNotice';
import { useLive } from './useLive';

/** A campaign as it runs. */
export function Component() {
  const { t } = useTranslation('live');
  const campaign = useCampaign();
  const format = useFormat();
  const may = useMay();
  const { snapshot, attempts, stream } = useLive(campaign);
  const now = snapshot?.now ?? campaign.now;
  const state = snapshot?.state ?? campaign.state;
  const speed = snapshot?.speed ?? campaign.speed;
  const file = campaign.name;
  return (
    <Stack gap="md">
      <Panel aria-label={t('state')}>
        <Group justify="space-between" align="flex-end" gap="md" mb="md">
          <div>
            <Text size="xs" c="dimmed">
              {t('clock', { zone: campaign.zone })}
            </Text>
            <Group gap="sm" wrap="wrap">
              <time dateTime={now} className={classes.clock}>
                {format.dateTimeSeconds(now, campaign.zone)}
              </time>
              <StreamNotice state={stream} known={snapshot && format.timeSeconds(now, campaign.zone)} />
            </Group>
          </div>
          {state === 'running' && campaign.simulated && may('run') && (
            <SpeedControl campaign={campaign.id} speed={speed} />
          )}
        </Group>
        {snapshot === null ? <Skeleton h={72} /> : <LiveFigures snapshot={snapshot} />}
        {snapshot !== null && <PausedTrunks trunks={snapshot.trunks} />}
        {state === 'draft' && (
          <Text size="sm" c="dimmed" mt="sm">
            {t('draft')}
          </Text>
        )}
      </Panel>
      <StandingPanel campaign={campaign} />
      {snapshot === null ? (
        <Skeleton h={320} />
      ) : (
        <>
          {fast(speed) ? (
            <Days campaign={campaign.id} file={file} running={state === 'running'} />
          ) : (
            <Day snapshot={snapshot} file={file} />
          )}
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <ByStatus title={t('by_status')} file={file} figures={snapshot.by_status} />
            <Stack gap="md">
              <ByNumber title={t('by_number')} file={file} figures={snapshot.by_number} />
              <ByReason file={file} figures={snapshot.ended} />
            </Stack>
          </SimpleGrid>
        </>
      )}
      <LastAttempts attempts={attempts} campaign={campaign} />
    </Stack>
  );
}

function Day({ snapshot, file }: { snapshot: Snapshot; file: string }) {
  const { t } = useTranslation('live');
  const points = byQuarter(snapshot.day.quarters);
  return (
    <OverTime title={t('by_quarter')} unit={t('quarter')} file={`${file}-${t('file')}`} points={points} />
  );
}

const REFRESH_MS = 2_000;

function Days({ campaign, file, running }: { campaign: number; file: string; running: boolean }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { data } = useQuery({ ...resultsQuery(campaign), refetchInterval: running ? REFRESH_MS : false });
  if (data === undefined) return <Skeleton h={320} />;
  return (
    <OverTime
      title={t('by_day')}
      unit={t('day')}
      file={`${file}-${t('file.day')}`}
      points={byDay(data.by_day)}
      name={format.dateShort}
    />
  );
}

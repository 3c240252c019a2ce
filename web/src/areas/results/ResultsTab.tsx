import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChartBar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useCampaign } from '../campaign/CampaignContext';
import { resultsQuery } from './api';
import { ByNumber, ByReason, ByStatus } from './ByName';
import { KeyFigures } from './KeyFigures';
import type { Results } from '@/api/types';
import { OverTime } from './OverTime';
import { RefusalsPanel } from './refusals/RefusalsPanel';
import { byDay, byHour } from './series';
import { useFigures } from './useFigures';

const REFRESH_MS = 5_000;

/** What has come of a campaign so far. */
export function Component() {
  const campaign = useCampaign();
  const { t } = useTranslation('results');
  const { data, error } = useQuery({
    ...resultsQuery(campaign.id),
    refetchInterval: campaign.state === 'running' ? REFRESH_MS : false,
  });
  if (data === undefined) return error === null ? <Waiting /> : <ProblemNotice problem={error} />;
  if (data.by_status.every(({ calls }) => calls === 0))
    return (
      <Stack gap="md">
        <EmptyState icon={IconChartBar} title={t('empty.title')}>
          {t('empty.why')}
        </EmptyState>
        {campaign.campaign.law !== undefined && <RefusalsPanel campaign={campaign} />}
      </Stack>
    );
  return (
    <Stack gap="md">
      <Figures file={campaign.name} results={data} />
      {campaign.campaign.law !== undefined && <RefusalsPanel campaign={campaign} />}
    </Stack>
  );
}

function Figures({ file, results }: { file: string; results: Results }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (
    <Stack gap="md">
      <Summary results={results} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <OverTime
          title={t('by_day')}
          unit={t('day')}
          file={`${file}-${t('file.day')}`}
          points={byDay(results.by_day)}
          name={format.dateShort}
        />
        <OverTime
          title={t('by_hour')}
          unit={t('hour')}
          file={`${file}-${t('file.hour')}`}
          points={byHour(results.by_hour)}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <ByStatus title={t('by_status')} file={file} figures={results.by_status} />
        <Stack gap="md">
          <ByNumber title={t('by_number')} file={file} figures={results.by_number} />
          <ByReason file={file} figures={results.ended} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}

function Summary({ results }: { results: Results }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { rate } = useFigures();
  const { contacts, texts } = results;
  const all = contacts.unplanned + contacts.waiting + contacts.in_flight + contacts.ended;
  const calls = results.by_status.reduce((sum, status) => sum + status.calls, 0);
  const some = (value: number) => format.number(value);
  return (
    <Panel aria-label={t('summary')}>
      <KeyFigures
        figures={[
          { label: t('contacts'), value: some(all) },
          { label: t('contacts_reached'), value: some(results.reached), note: rate(results.reached, all) },
          { label: t('contacts_ended'), value: some(contacts.ended), note: rate(contacts.ended, all) },
          { label: t('contacts_left'), value: some(all - contacts.ended) },
          { label: t('calls'), value: some(calls) },
          {
            label: t('texts_sent'),
            value: some(texts.sent),
            note:
              texts.failed + texts.unknown === 0
                ? undefined
                : t('texts_lost', { failed: some(texts.failed), unknown: some(texts.unknown) }),
          },
          {
            label: t('texts_delivered'),
            value: some(texts.delivered),
            note: texts.suppressed === 0 ? undefined : t('texts_suppressed', { n: some(texts.suppressed) }),
          },
        ]}
      />
    </Panel>
  );
}

/** As high as what takes its place. */
function Waiting() {
  return (
    <Stack gap="md">
      <Skeleton h={82} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Skeleton h={320} />
        <Skeleton h={320} />
      </SimpleGrid>
      <Skeleton h={320} />
    </Stack>
  );
}

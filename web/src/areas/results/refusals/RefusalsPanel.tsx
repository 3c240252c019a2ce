import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail } from '@/api/types';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { refusalsQuery } from './api';
import { RefusalsTable } from './RefusalsTable';

const ROOM_PX = 64;

/** Calls and texts that the law refused when they would have left (R37). */
export function RefusalsPanel({ campaign }: { campaign: CampaignDetail }) {
  const { t } = useTranslation('results');
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    refusalsQuery(campaign.id),
  );
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('refusals.title')} hint={t('refusals.why')}>
      {error !== null && <ProblemNotice problem={error} />}
      {data === undefined && error === null && <Skeleton h={ROOM_PX} />}
      {data !== undefined && rows.length === 0 && (
        <Text size="sm" c="dimmed" mih={ROOM_PX}>
          {t('refusals.none')}
        </Text>
      )}
      {rows.length > 0 && <RefusalsTable rows={rows} campaign={campaign} />}
      {hasNextPage && (
        <Group justify="center" mt="sm">
          <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('common:more')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

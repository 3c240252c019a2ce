import { Box, Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { accountsQuery, auditQuery } from '@/api/accounts';
import { campaignsQuery } from '@/api/campaigns';
import { Allowed } from '@/session/Allowed';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AuditTable } from './AuditTable';

export function Component() {
  return (
    <Allowed right="audit">
      <Audit />
    </Allowed>
  );
}

/** Who did what, newest first. The filters stand in the address, so that they can be shared. */
function Audit() {
  const { t } = useTranslation('audit');
  const [search, setSearch] = useSearchParams();
  const [campaign, account] = [search.get('campaign'), search.get('account')];
  const { data: campaigns = [] } = useQuery(campaignsQuery(false));
  const { data: archived = [] } = useQuery(campaignsQuery(true));
  const { data: accounts = [] } = useQuery(accountsQuery);
  const log = useInfiniteQuery(auditQuery({ campaign: numberOf(campaign), account: numberOf(account) }));
  const entries = log.data?.pages.flatMap(({ items }) => items);
  const names = new Map([...campaigns, ...archived].map(({ id, name }) => [id, name]));

  const choose = (filter: 'campaign' | 'account') => (value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(filter);
        else after.set(filter, value);
        return after;
      },
      { replace: true },
    );

  return (
    <Page title={t('title')}>
      <Panel>
        <Text size="sm" c="dimmed" mb="sm">
          {t('why')}
        </Text>
        <Group gap="sm" mb="md">
          <Select
            label={t('filter.campaign')}
            placeholder={t('filter.all_campaigns')}
            clearable
            searchable
            data={[...names].map(([id, name]) => ({ value: String(id), label: name }))}
            value={campaign}
            onChange={choose('campaign')}
          />
          <Select
            label={t('filter.account')}
            placeholder={t('filter.all_accounts')}
            clearable
            searchable
            data={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={account}
            onChange={choose('account')}
          />
        </Group>
        {log.error !== null && <ProblemNotice problem={log.error} />}
        {entries === undefined && log.error === null && (
          <Stack gap="xs" aria-busy>
            {Array.from({ length: 8 }, (_, index) => (
              <Skeleton key={index} h={28} />
            ))}
          </Stack>
        )}
        {entries?.length === 0 && (
          <EmptyState icon={IconHistory} title={t('none_title')}>
            {t('none_why')}
          </EmptyState>
        )}
        {entries !== undefined && entries.length > 0 && (
          <>
            <AuditTable entries={entries} />
            <Box ta="center" mt="md">
              {log.hasNextPage ? (
                <Button
                  variant="default"
                  loading={log.isFetchingNextPage}
                  onClick={() => void log.fetchNextPage()}
                >
                  {t('common:more')}
                </Button>
              ) : (
                <Text size="sm" c="dimmed">
                  {t('end')}
                </Text>
              )}
            </Box>
          </>
        )}
      </Panel>
    </Page>
  );
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

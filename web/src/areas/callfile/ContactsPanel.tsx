import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconAddressBook, IconFilterOff } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CampaignDetail } from '@/api/types';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { contactsQuery } from './api';
import { ContactExports } from './ContactExports';
import { ContactFilterBar } from './ContactFilterBar';
import { ContactTable, TABLE_PX } from './ContactTable';
import { anyFilter, readFilters, writeFilters, type ContactFilters } from './filters';

/** The contacts of a campaign, filtered by what stands in the address. */
export function ContactsPanel({ campaign }: { campaign: CampaignDetail }) {
  const { t } = useTranslation('callfile');
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const { data, error, fetchNextPage, hasNextPage, isFetching, isPlaceholderData } = useInfiniteQuery({
    ...contactsQuery(campaign.id, filters),
    placeholderData: (known) => known,
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const total = data?.pages[0]?.total ?? campaign.contacts;
  const all = total.unplanned + total.waiting + total.in_flight + total.ended;
  // A page that is narrowed twice may be empty and be followed by others.
  const seeking = rows.length === 0 && hasNextPage;
  useEffect(() => {
    if (seeking && !isFetching) void fetchNextPage();
  }, [seeking, isFetching, fetchNextPage]);
  const change = (filters: ContactFilters) =>
    setParams((known) => writeFilters(known, filters), { replace: true, preventScrollReset: true });

  return (
    <Panel title={t('contacts.title')} actions={all > 0 && <ContactExports campaign={campaign.id} />}>
      {(all > 0 || anyFilter(filters)) && (
        <ContactFilterBar campaign={campaign.id} filters={filters} total={total} onChange={change} />
      )}
      {error !== null && <ProblemNotice problem={error} mb="sm" />}
      {(data === undefined || seeking) && error === null && <Skeleton h={TABLE_PX} />}
      {rows.length > 0 && (
        <ContactTable
          campaign={campaign}
          rows={rows}
          stale={isPlaceholderData}
          more={hasNextPage}
          fetching={isFetching}
          onMore={() => void fetchNextPage()}
        />
      )}
      {data !== undefined && rows.length === 0 && !seeking && anyFilter(filters) && (
        <div style={{ minBlockSize: TABLE_PX }}>
          <EmptyState icon={IconFilterOff} title={t('contacts.none.title')}>
            {t('contacts.none.why')}
          </EmptyState>
        </div>
      )}
      {data !== undefined && rows.length === 0 && !anyFilter(filters) && (
        <EmptyState icon={IconAddressBook} title={t('contacts.empty.title')}>
          {t('contacts.empty.why')}
        </EmptyState>
      )}
    </Panel>
  );
}

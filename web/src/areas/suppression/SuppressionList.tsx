import { ActionIcon, Button, Group, ScrollArea, Skeleton, Table, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFilterOff, IconPhoneOff, IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { SuppressedPhone } from '@/api/types';
import { useFormat } from '@/format';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { type List, suppressionQuery } from './api';
import { useUnsuppress } from './useUnsuppress';

const TYPING_MS = 250;
const LIST_PX = 320;

/** The list itself, searched by number. */
export function SuppressionList({ list }: { list: List }) {
  const { t } = useTranslation('suppression');
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback(
    (text: string) =>
      setParams(
        (known) => {
          if (text.trim() === '') known.delete('q');
          else known.set('q', text.trim());
          return known;
        },
        { replace: true },
      ),
    TYPING_MS,
  );
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...suppressionQuery(list, q),
    placeholderData: (known) => known,
  });
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total;
  return (
    <Panel
      title={t(`list.title.${list}`)}
      hint={total === undefined ? ' ' : t('list.total', { count: total, n: format.number(total) })}
    >
      <TextInput
        label={t('list.search')}
        placeholder={t('list.search_hint')}
        maxLength={40}
        inputMode="tel"
        maw={280}
        mb="sm"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      {error !== null && <ProblemNotice problem={error} />}
      <div style={{ minBlockSize: LIST_PX }}>
        {data === undefined && error === null && <Skeleton h={LIST_PX} />}
        {rows.length > 0 && <Rows list={list} rows={rows} />}
        {data !== undefined &&
          rows.length === 0 &&
          (q === '' ? (
            <EmptyState icon={IconPhoneOff} title={t('list.empty.title')}>
              {t(`list.empty.why.${list}`)}
            </EmptyState>
          ) : (
            <EmptyState icon={IconFilterOff} title={t('list.none.title')}>
              {t('list.none.why')}
            </EmptyState>
          ))}
      </div>
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

function Rows({ list, rows }: { list: List; rows: SuppressedPhone[] }) {
  const { t } = useTranslation('suppression');
  const format = useFormat();
  const may = useMay();
  const unsuppress = useUnsuppress(list);
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('list.table') }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('list.number')}</Table.Th>
            <Table.Th scope="col">{t('reason')}</Table.Th>
            <Table.Th scope="col">{t('list.since')}</Table.Th>
            {may('contact') && (
              <Table.Th scope="col">
                <span className="visually-hidden">{t('list.actions')}</span>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.phone}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.national}</Table.Td>
              <Table.Td>{row.reason}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.dateTime(row.since)}</Table.Td>
              {may('contact') && (
                <Table.Td className="num">
                  <Tooltip label={t('common:remove')}>
                    <ActionIcon
                      variant="subtle"
                      color="red"
                      aria-label={t('list.remove', { number: row.national })}
                      onClick={() => unsuppress(row)}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

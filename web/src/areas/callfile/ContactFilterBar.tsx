import { Chip, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phases } from '@/api/types';
import { useFormat } from '@/format';
import { resultsQuery } from '../results/api';
import { useFigures } from '../results/useFigures';
import { PHASES, type ContactFilters } from './filters';

const TYPING_MS = 250;
const ALL = 'all';

interface Props {
  campaign: number;
  filters: ContactFilters;
  /** Contacts by phase, whatever is filtered. */
  total: Phases;
  onChange: (filters: ContactFilters) => void;
}

export function ContactFilterBar({ campaign, filters, total, onChange }: Props) {
  const { t } = useTranslation('callfile');
  const format = useFormat();
  const counts: Record<string, number | undefined> = {
    ...total,
    [ALL]: total.unplanned + total.waiting + total.in_flight + total.ended,
  };
  return (
    <Group gap="sm" mb="sm" align="flex-end">
      <Search q={filters.q} onChange={(q) => onChange({ ...filters, q })} />
      <Chip.Group
        value={filters.phase ?? ALL}
        onChange={(phase) => onChange({ ...filters, phase: phase === ALL ? null : phase, result: null })}
      >
        <Group gap={6} role="radiogroup" aria-label={t('filter.phase')}>
          {[ALL, ...PHASES].map((phase) => {
            const count = counts[phase];
            return (
              <Chip key={phase} value={phase} size="xs" variant="outline">
                {t(`filter.${phase}`)}
                {count === undefined ? '' : ` ${format.number(count)}`}
              </Chip>
            );
          })}
        </Group>
      </Chip.Group>
      {filters.phase === 'ended' && (
        <ResultFilter
          campaign={campaign}
          result={filters.result}
          onChange={(result) => onChange({ ...filters, result })}
        />
      )}
    </Group>
  );
}

function Search({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation('callfile');
  const [typed, setTyped] = useState(q);
  const ask = useDebouncedCallback(onChange, TYPING_MS);
  return (
    <TextInput
      label={t('filter.search')}
      placeholder={t('filter.search_hint')}
      maxLength={100}
      w={{ base: '100%', sm: 280 }}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed !== '' && (
          <CloseButton
            size="sm"
            aria-label={t('filter.clear')}
            onClick={() => {
              setTyped('');
              onChange('');
            }}
          />
        )
      }
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        ask(event.currentTarget.value);
      }}
    />
  );
}

interface ResultFilterProps {
  campaign: number;
  result: string | null;
  onChange: (result: string | null) => void;
}

function ResultFilter({ campaign, result, onChange }: ResultFilterProps) {
  const { t } = useTranslation('callfile');
  const { data } = useQuery(resultsQuery(campaign));
  const { bars } = useFigures().results(data?.ended ?? []);
  const known = bars.map(({ id, label }) => ({ value: id, label }));
  const unknown = result !== null && !known.some(({ value }) => value === result);
  return (
    <Select
      label={t('filter.result')}
      placeholder={t('filter.any_result')}
      w={{ base: '100%', sm: 220 }}
      clearable
      searchable
      data={unknown ? [...known, { value: result, label: result }] : known}
      value={result}
      onChange={onChange}
    />
  );
}

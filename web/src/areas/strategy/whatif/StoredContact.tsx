import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery } from '@/api/strategy';

interface Props {
  campaign: number;
  chosen: { id: number; key: string };
  onChange: (id: number, key: string) => void;
}

/** A contact of the call file, found by its key or one of its numbers. */
export function StoredContact({ campaign, chosen, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const [text, setText] = useState(chosen.key);
  const [q] = useDebouncedValue(text, 200);
  const { data } = useQuery({ ...contactsQuery(campaign, q), placeholderData: keepPreviousData });
  const found = (data?.items ?? []).map(({ id, key, phones }) => ({
    value: String(id),
    label: [key, ...phones.slice(0, 2).map((phone) => phone.national)].join(' · '),
  }));
  return (
    <Select
      size="xs"
      maw={420}
      label={t('what_if.find')}
      searchable
      nothingFoundMessage={t('what_if.nobody')}
      filter={({ options }) => options}
      data={found}
      searchValue={text}
      onSearchChange={setText}
      value={chosen.id === 0 ? null : String(chosen.id)}
      onChange={(id) => {
        const row = data?.items.find((one) => String(one.id) === id);
        if (row !== undefined) onChange(row.id, row.key);
      }}
    />
  );
}

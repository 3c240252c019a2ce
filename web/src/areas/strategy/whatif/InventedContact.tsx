import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhatIfContact } from '@/api/types';

interface Props {
  columns: readonly string[];
  contact: WhatIfContact;
  onChange: (contact: WhatIfContact) => void;
}

/** A contact that is in no file: its numbers and its zone. */
export function InventedContact({ columns, contact, onChange }: Props) {
  const { t } = useTranslation('strategy');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
      {columns.map((column) => (
        <TextInput
          key={column}
          size="xs"
          label={column}
          inputMode="tel"
          placeholder={t('what_if.empty')}
          maxLength={40}
          value={contact.phones[column] ?? ''}
          onChange={(event) =>
            onChange({ ...contact, phones: { ...contact.phones, [column]: event.currentTarget.value } })
          }
        />
      ))}
      <TextInput
        size="xs"
        label={t('what_if.zone')}
        placeholder={t('what_if.zone_usual')}
        maxLength={60}
        value={contact.zone ?? ''}
        onChange={(event) => {
          const zone = event.currentTarget.value;
          onChange(zone === '' ? { key: contact.key, phones: contact.phones } : { ...contact, zone });
        }}
      />
    </SimpleGrid>
  );
}

import { Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NumberFormat } from '@/api/types';
import { useCountries } from '../useCountries';

const FORMATS = ['plus', 'international_prefix', 'digits', 'national'] as const;

interface Props {
  value: NumberFormat;
  onChange: (value: NumberFormat) => void;
}

/** How a trunk wants numbers written; nationally, of which country. */
export function NumberFormatInput({ value, onChange }: Props) {
  const { t } = useTranslation('connections');
  const country = typeof value === 'object' ? value.national : 'FR';
  const countries = useCountries([country]);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
      <Select
        label={t('trunk.format')}
        description={t('trunk.format_why')}
        allowDeselect={false}
        data={FORMATS.map((format) => ({ value: format, label: t(`trunk.formats.${format}`) }))}
        value={typeof value === 'object' ? 'national' : value}
        onChange={(format) => {
          if (format !== null) onChange(format === 'national' ? { national: country } : format);
        }}
      />
      {typeof value === 'object' && (
        <Select
          label={t('trunk.country')}
          description={t('trunk.country_why')}
          allowDeselect={false}
          searchable
          limit={60}
          data={countries}
          value={country}
          onChange={(national) => national !== null && onChange({ national })}
        />
      )}
    </SimpleGrid>
  );
}

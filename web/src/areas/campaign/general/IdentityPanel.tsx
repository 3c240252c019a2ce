import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countriesQuery, zonesQuery } from '@/api/campaigns';
import type { Lang } from '@/api/types';
import { useLang } from '@/format';
import { DateField } from '@/ui/DateField';
import { Panel } from '@/ui/Panel';
import type { PanelProps } from './GeneralTab';

const NAME_MAX = 200;

/** Name, zone, country, first and last day. */
export function IdentityPanel({ campaign, set }: PanelProps) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const { data: zones = [] } = useQuery(zonesQuery);
  const { data: countries } = useQuery(countriesQuery);
  const { name, zone, country = 'FR', first_day, last_day } = campaign;
  const countryNames = useMemo(
    () => named(countries ?? [{ code: country }], lang),
    [countries, country, lang],
  );
  const reversed = first_day !== undefined && last_day !== undefined && last_day < first_day;
  return (
    <Panel title={t('identity.title')}>
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          required
          maxLength={NAME_MAX}
          value={name}
          onChange={(event) => set('name', event.currentTarget.value)}
          error={name.trim() === '' ? t('identity.name_missing') : null}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
          <Select
            label={t('field.zone')}
            description={t('identity.zone_why')}
            data={zones.includes(zone) ? zones : [zone, ...zones]}
            searchable
            allowDeselect={false}
            limit={60}
            value={zone}
            onChange={(value) => value !== null && set('zone', value)}
          />
          <Select
            label={t('field.country')}
            description={t('identity.country_why')}
            data={countryNames}
            searchable
            allowDeselect={false}
            limit={60}
            value={country}
            onChange={(value) => value !== null && set('country', value)}
          />
          <DateField
            label={t('field.first_day')}
            placeholder={t('identity.from_start')}
            value={first_day}
            onChange={(date) => set('first_day', date)}
          />
          <DateField
            label={t('field.last_day')}
            placeholder={t('identity.no_end')}
            value={last_day}
            onChange={(date) => set('last_day', date)}
            error={reversed ? t('identity.reversed') : null}
          />
        </SimpleGrid>
      </Stack>
    </Panel>
  );
}

/** Countries by their names, in the order of the names. */
function named(countries: { code: string }[], lang: Lang): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return countries
    .map(({ code }) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}

import { MultiSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lawPresetsQuery } from '@/api/campaigns';
import type { Finding } from '@/api/types';
import { useLang } from '@/format';
import { FindingList } from '@/ui/FindingList';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { PresetRules } from './PresetRules';
import { chosen, offered } from './presets';
import { useCountryNames } from './useCountryNames';

const PRESETS_MAX = 32;

interface Props {
  names: string[];
  /** The campaign's. */
  country: string;
  findings: Finding[];
  onChange: (names: string[]) => void;
}

/** The rule sets that hold, all at once; each unfolds into its rules. */
export function PresetsField({ names, country, findings, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const countryNames = useCountryNames();
  const { data, error } = useQuery(lawPresetsQuery);
  if (data === undefined) return error === null ? <Skeleton h={76} /> : <ProblemNotice problem={error} />;
  const sets = chosen(data, names);
  const unknown = sets.flatMap(({ name, preset }) => (preset === null ? [name] : []));
  const title = (name: string) => data.find((preset) => preset.name === name)?.title[lang] ?? name;
  return (
    <Stack gap={8}>
      <MultiSelect
        label={t('law.presets')}
        description={t('law.presets_why')}
        placeholder={names.length === 0 ? t('law.presets_none') : undefined}
        data={[...offered(data, country).map(({ name }) => name), ...unknown].map((value) => ({
          value,
          label: title(value),
        }))}
        renderOption={({ option }) => {
          const preset = data.find(({ name }) => name === option.value);
          return (
            <div>
              <Text size="sm">{option.label}</Text>
              {preset !== undefined && (
                <Text size="xs" c="dimmed">
                  {t('law.rules', { count: preset.rule.length })} · {countryNames(preset.countries)}
                </Text>
              )}
            </div>
          );
        }}
        searchable
        maxValues={PRESETS_MAX}
        value={names}
        onChange={onChange}
      />
      {findings.length > 0 && <FindingList findings={findings} />}
      {sets.map(({ name, preset }) => preset !== null && <PresetRules key={name} preset={preset} />)}
    </Stack>
  );
}

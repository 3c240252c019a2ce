import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LawPreset } from '@/api/types';
import { useLang } from '@/format';
import classes from './Law.module.css';
import { LawRules } from './LawRules';
import { useCountryNames } from './useCountryNames';

/** A rule set: when to choose it, for which countries and, unfolded, its rules. */
export function PresetRules({ preset }: { preset: LawPreset }) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const countryNames = useCountryNames();
  return (
    <details className={classes.preset}>
      <summary>
        {preset.title[lang]}{' '}
        <Text span size="xs" c="dimmed">
          {t('law.rules', { count: preset.rule.length })} · {countryNames(preset.countries)}
        </Text>
      </summary>
      {preset.explanation !== undefined && (
        <Text size="sm" mt={4}>
          {preset.explanation[lang]}
        </Text>
      )}
      <LawRules rules={preset.rule} />
    </details>
  );
}

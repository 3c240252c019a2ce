import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LawPreset } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { useCampaign } from '../../CampaignContext';
import classes from './Law.module.css';
import { useCountryNames } from './useCountryNames';
import { lastDay, validityOn } from './validity';

const MARKS = { verified: '✔', reported: '◐', unsettled: '⚠' } as const;

/** A rule set and, unfolded, each of its rules: what it says, how sure that is, from when to when, and where it is written. */
export function PresetRules({ preset }: { preset: LawPreset }) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const countryNames = useCountryNames();
  return (
    <details className={classes.preset}>
      <summary>
        {preset.title[lang]}{' '}
        <Text span size="xs" c="dimmed">
          {t('law.rules', { count: preset.rules.length })} · {countryNames(preset.countries)}
        </Text>
      </summary>
      <ul className={classes.rules}>
        {preset.rules.map((rule) => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </ul>
    </details>
  );
}

function Rule({ rule }: { rule: LawPreset['rules'][number] }) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const format = useFormat();
  const today = useCampaign().now.slice(0, 10);
  const validity = validityOn(rule, today);
  const until = lastDay(rule);
  const dates = [
    ...(rule.effective_from === null ? [] : [t('law.from', { date: format.date(rule.effective_from) })]),
    ...(until === null ? [] : [t('law.until', { date: format.date(until) })]),
  ];
  return (
    <li data-validity={validity}>
      <Text size="sm">
        {rule.title[lang]} <code className={classes.id}>{rule.id}</code>
      </Text>
      <Text size="xs">
        <span aria-hidden>{MARKS[rule.confidence]}</span> {t(`law.confidence.${rule.confidence}`)} ·{' '}
        {t(`law.strength.${rule.strength}`)} ·{' '}
        {dates.length === 0 ? t('law.undated') : `${t(`law.validity.${validity}`)} ${dates.join(' ')}`}
      </Text>
      <Text size="xs" c="dimmed" className={classes.source}>
        {t('law.source', { source: rule.source, date: format.date(rule.checked) })}
      </Text>
    </li>
  );
}

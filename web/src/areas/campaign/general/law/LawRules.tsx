import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LawRule } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { useCampaign } from '../../CampaignContext';
import classes from './Law.module.css';
import { lastDay, validityOn } from './validity';

const MARKS = { verified: '✔', reported: '◐', unsettled: '⚠' } as const;

/** Rules of the law: what each says, how sure that is, from when to when, and where it is written. */
export function LawRules({ rules }: { rules: readonly LawRule[] }) {
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => (
        <Rule key={rule.id} rule={rule} />
      ))}
    </ul>
  );
}

function Rule({ rule }: { rule: LawRule }) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const format = useFormat();
  const today = useCampaign().now.slice(0, 10);
  const { effective_from, explanation, confidence, strength } = rule;
  const until = lastDay(rule);
  const dates = [
    ...(effective_from === undefined ? [] : [t('law.from', { date: format.date(effective_from) })]),
    ...(until === null ? [] : [t('law.until', { date: format.date(until) })]),
  ];
  const validity =
    dates.length === 0
      ? t('law.undated')
      : `${t(`law.validity.${validityOn(rule, today)}`)} ${dates.join(' ')}`;
  return (
    <li>
      <Text size="sm">
        {rule.title[lang]} <code className={classes.id}>{rule.id}</code>
      </Text>
      {explanation !== undefined && explanation[lang] !== '' && <Text size="xs">{explanation[lang]}</Text>}
      <Text size="xs">
        <span aria-hidden>{MARKS[confidence]}</span> {t(`law.confidence.${confidence}`)} ·{' '}
        {t(`law.strength.${strength}`)} · {validity}
      </Text>
      <Text size="xs" c="dimmed" className={classes.source}>
        {t('law.source', { source: rule.sources.join(' · '), date: format.date(rule.checked) })}
      </Text>
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import type { LawRule } from '@/api/types';
import classes from './Law.module.css';
import { LawRules } from './LawRules';

/** The rules that the campaign adds to the shipped ones; they are written in its file. */
export function OwnRules({ rules }: { rules: readonly LawRule[] }) {
  const { t } = useTranslation('campaign');
  if (rules.length === 0) return null;
  return (
    <details className={classes.preset}>
      <summary>{t('law.own', { count: rules.length })}</summary>
      <LawRules rules={rules} />
    </details>
  );
}

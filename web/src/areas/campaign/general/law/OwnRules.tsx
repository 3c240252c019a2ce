import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Law } from '@/api/types';
import { useLang } from '@/format';
import classes from './Law.module.css';

/** The rules that the campaign adds to the shipped ones; they are written in its file. */
export function OwnRules({ rules }: { rules: NonNullable<Law['rule']> }) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  if (rules.length === 0) return null;
  return (
    <details className={classes.preset}>
      <summary>{t('law.own', { count: rules.length })}</summary>
      <ul className={classes.rules}>
        {rules.map(({ id, title }) => (
          <li key={id}>
            <Text size="sm">
              {title[lang]} <code className={classes.id}>{id}</code>
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}

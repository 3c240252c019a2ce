import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@/api/types';
import { nationalPhone, useFormat, useLang } from '@/format';
import { colon } from '@/strategy-model';
import classes from './WhatIf.module.css';

/** The next call, or the end: when, which number, why, and what stands in the way of the others. */
export function NextCall({ answer, zone }: { answer: Answer; zone: string }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const lang = useLang();
  return (
    <div className={classes.next}>
      {answer.outcome === 'end' || answer.instant === null ? (
        <p className={classes.headline}>{t('what_if.end')}</p>
      ) : (
        <p className={classes.headline}>
          {format.moment(answer.instant, zone)} — {answer.tel}{' '}
          {answer.phone !== null && nationalPhone(answer.phone)}
          {answer.planning !== null && ` (${answer.planning})`}
        </p>
      )}
      <p className={classes.reason}>{answer.reason}</p>
      {answer.outcome !== 'end' && (
        <Text size="xs" c="dimmed">
          {t('what_if.shown')}
          {colon(lang)}
          {answer.hidden || answer.displayed === null ? t('caller.hidden') : nationalPhone(answer.displayed)}
          {answer.message !== null && ` · ${t('what_if.message', { name: answer.message })}`}
          {` · ${t('what_if.attempts', { count: answer.attempts, attempts: answer.attempts, most: answer.attempts_max })}`}
        </Text>
      )}
      <details className={classes.details}>
        <summary>{t('what_if.why_numbers')}</summary>
        <ul>
          {answer.numbers?.map((number) => (
            <li key={number.tel}>
              <b>{number.tel}</b>
              {colon(lang)}
              {number.obstacles.length === 0
                ? t('what_if.callable')
                : number.obstacles.map((obstacle) => obstacle.sentence).join(', ')}
              {number.owes > 0 && ` (${t('what_if.owes', { count: number.owes })})`}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

import { Text } from '@mantine/core';
import { nationalPhone, useFormat, useLang } from '@/format';
import { statusName } from '@/strategy-model';
import type { Told } from './useStory';
import classes from './WhatIf.module.css';

/** The calls so far, each with its reason and how it ended. */
export function Story({ told, zone }: { told: readonly Told[]; zone: string }) {
  const format = useFormat();
  const lang = useLang();
  if (told.length === 0) return null;
  return (
    <ol className={classes.story}>
      {told.map(({ answer, outcome }, index) => (
        <li key={index}>
          {format.moment(outcome.at, zone)} — {answer.tel}{' '}
          {answer.phone !== null && nationalPhone(answer.phone)} → <b>{statusName(outcome.status, lang)}</b>
          <Text size="xs" c="dimmed">
            {answer.reason}
          </Text>
        </li>
      ))}
    </ol>
  );
}

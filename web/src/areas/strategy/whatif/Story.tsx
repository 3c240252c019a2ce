import { Text } from '@mantine/core';
import { nationalPhone, useFormat, useLang } from '@/format';
import { statusName } from '@/strategy-model';
import type { Told } from './useStory';
import classes from './WhatIf.module.css';

/** The calls so far, each with how it ended and, if it was planned here, its reason. */
export function Story({ told, zone }: { told: readonly Told[]; zone: string }) {
  const format = useFormat();
  const lang = useLang();
  if (told.length === 0) return null;
  return (
    <ol className={classes.story}>
      {told.map(({ tel, phone, reason, outcome }, index) => (
        <li key={index}>
          {format.moment(outcome.at, zone)} — {tel} {phone !== null && nationalPhone(phone)} →{' '}
          <b>{statusName(outcome.status, lang)}</b>
          {reason !== null && (
            <Text size="xs" c="dimmed">
              {reason}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}

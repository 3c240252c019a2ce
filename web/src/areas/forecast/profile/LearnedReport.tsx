import { Alert, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Learned } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { at, DAY_NAMES } from '@/strategy-model';
import { HoursTable } from './HoursTable';
import { RateTable } from './RateTable';

/** Answer rates of fixed lines and mobiles, each with its interval and the calls behind it. */
export function LearnedReport({ learned }: { learned: Learned }) {
  const { t } = useTranslation('compare');
  const lang = useLang();
  const format = useFormat();
  return (
    <Stack gap="md">
      <Alert color={learned.enough ? 'gray' : 'yellow'} variant="light">
        {learned.note[lang]}
      </Alert>
      {learned.lines
        .filter((line) => line.attempts > 0)
        .map((line) => (
          <Stack key={line.line} gap="xs">
            <Title order={3} size="h5">
              {t(`learned.lines.${line.line}`)}
            </Title>
            <Text size="sm" c="dimmed">
              {t('learned.counted', {
                count: line.attempts,
                attempts: format.number(line.attempts),
                answers: format.number(line.answers),
              })}
            </Text>
            <Text size="sm">{t('learned.hours')}</Text>
            <HoursTable label={t('learned.hours')} cells={line.hours} />
            <RateTable
              label={t('learned.weekday')}
              rows={line.weekdays.map((rate, day) => ({ name: at(DAY_NAMES[lang], day), rate }))}
            />
            <RateTable
              label={t('learned.attempt')}
              rows={line.by_attempt.map((rate, index, all) => ({
                name: index === all.length - 1 ? `${index + 1} +` : `${index + 1}`,
                rate,
              }))}
            />
          </Stack>
        ))}
    </Stack>
  );
}

import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textPreviewQuery } from '@/api/campaigns';
import type { Column } from '@/api/types';
import { useFormat } from '@/format';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './TextsTab.module.css';

const TYPING_PAUSE_MS = 150;

/** What a contact of the file would get, with its length, alphabet and segments as the carrier counts them (R18). */
export function TextPreviewPane({ template, columns }: { template: string; columns: Column[] }) {
  const { t } = useTranslation('campaign');
  const format = useFormat();
  const [settled] = useDebouncedValue(template, TYPING_PAUSE_MS);
  const sample = Object.fromEntries(columns.map(({ name, samples }) => [name, samples[0] ?? '']));
  const { data, error } = useQuery({
    ...textPreviewQuery(settled, sample),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.preview} aria-live="polite">
      <Text size="sm" fw={500}>
        {t('texts.preview')}
      </Text>
      {error !== null && <ProblemNotice problem={error} />}
      {data !== undefined && (
        <>
          <p className={classes.bubble}>{data.text}</p>
          <Group gap="md">
            <Text size="sm" fw={600} c={data.segments > 1 ? 'var(--mantine-color-error)' : undefined}>
              {t('texts.segments', { count: data.segments })}
            </Text>
            <Text size="sm" c="dimmed">
              {t('texts.characters', { count: data.characters })} · {t(`texts.${data.encoding}`)}
            </Text>
          </Group>
          {data.missing.length > 0 && (
            <Text size="sm" c="var(--mantine-color-error)">
              {t('texts.missing', { columns: format.list(data.missing) })}
            </Text>
          )}
        </>
      )}
    </div>
  );
}

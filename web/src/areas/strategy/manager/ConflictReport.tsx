import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/problem';
import { strategyQuery } from '@/api/strategy';
import { useFormat, useLang } from '@/format';
import { complete, difference, type Strategy } from '@/strategy-model';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { DifferenceTable } from '../versions/DifferenceTable';
import type { Place } from './SaveDialog';

interface Props {
  campaign: number;
  strategy: Strategy;
  problem: Problem;
  saving: boolean;
  onMine: (over: Place) => void;
  onTheirs: (strategy: Strategy, place: Place) => void;
  onClose: () => void;
}

/** Somebody else saved meanwhile: who, when, and the difference in words, before one of the two is kept. */
export function ConflictReport({ campaign, strategy, problem, saving, onMine, onTheirs, onClose }: Props) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const lang = useLang();
  const { data, error } = useQuery({
    ...strategyQuery(campaign),
    queryKey: ['campaign', campaign, 'strategy', 'conflict', problem.current?.revision ?? 0],
    gcTime: 0,
  });
  const theirs = data?.strategy ? complete(data.strategy) : null;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t('conflict.who', {
          who: problem.current?.changed_by ?? '?',
          when: problem.current?.changed_at ? format.dateTime(problem.current.changed_at) : '?',
        })}
      </Text>
      {error !== null && <ProblemNotice problem={error} />}
      {data === undefined && error === null && <Skeleton h={120} />}
      {data !== undefined &&
        (theirs === null ? (
          <Text size="sm">{t('conflict.removed')}</Text>
        ) : (
          <DifferenceTable
            differences={difference(theirs, strategy, lang)}
            before={t('conflict.theirs')}
            after={t('conflict.mine')}
            none={t('conflict.same')}
          />
        ))}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onClose}>
          {t('conflict.later')}
        </Button>
        {theirs !== null && data !== undefined && (
          <Button
            variant="default"
            onClick={() => onTheirs(theirs, { revision: data.revision, version: data.version })}
          >
            {t('conflict.take_theirs')}
          </Button>
        )}
        <Button
          disabled={data === undefined}
          loading={saving}
          onClick={() => data !== undefined && onMine({ revision: data.revision, version: data.version })}
        >
          {t('conflict.keep_mine')}
        </Button>
      </Group>
    </Stack>
  );
}

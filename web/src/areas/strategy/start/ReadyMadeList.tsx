import { SimpleGrid, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readyMadeQuery } from '@/api/strategy';
import type { Strategy } from '@/api/types';
import { useLang } from '@/format';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './ReadyMadeList.module.css';

/** Strategies of usual trades to begin with. */
export function ReadyMadeList({ onTake }: { onTake: (strategy: Strategy) => void }) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const { data, error } = useQuery(readyMadeQuery);
  if (error !== null) return <ProblemNotice problem={error} />;
  if (data === undefined) return <Skeleton h={160} />;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
      {data.map(({ id, name, trade, description, numbers, strategy }) => (
        <UnstyledButton
          key={id}
          className={classes.card}
          onClick={() => onTake({ ...strategy, name: name[lang] })}
        >
          <Text size="xs" c="dimmed">
            {trade[lang]} · {t('start.numbers', { count: numbers })}
          </Text>
          <Text fw={600} size="sm">
            {name[lang]}
          </Text>
          <Text size="sm">{description[lang]}</Text>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}

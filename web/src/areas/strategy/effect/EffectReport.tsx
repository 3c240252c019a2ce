import { Progress, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '@/api/types';
import { Problem } from '@/api/problem';
import { useFormat } from '@/format';
import { ProblemNotice } from '@/ui/ProblemNotice';

const LINES = ['unchanged', 'moved', 'become_callable', 'become_waiting', 'ended', 'revived'] as const;

/** How many contacts a change moves, ends or makes callable; until it is known, how far the count is. */
export function EffectReport({ job, error }: { job: Job | undefined; error: Error | null }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  if (error !== null) return <ProblemNotice problem={error} />;
  if (job?.problem) return <ProblemNotice problem={new Problem(job.problem)} />;
  if (job === undefined || job.state === 'running') {
    const share = job?.total ? (100 * job.done) / job.total : 0;
    return (
      <Stack gap={4} role="status">
        <Text size="sm">
          {t('effect.counting', {
            done: format.number(job?.done ?? 0),
            total: format.number(job?.total ?? 0),
          })}
        </Text>
        <Progress value={share} aria-label={t('effect.title')} animated />
      </Stack>
    );
  }
  const effect = job.result;
  if (effect === null || !('moved' in effect)) return null;
  return (
    <div>
      <Text size="sm" mb={4}>
        {t('effect.of', { contacts: format.number(effect.contacts), count: effect.contacts })}
      </Text>
      <Table withRowBorders={false} verticalSpacing={2} w="auto">
        <Table.Tbody>
          {LINES.filter((line) => line === 'unchanged' || effect[line] > 0).map((line) => (
            <Table.Tr key={line}>
              <Table.Td className="num" fw={600}>
                {format.number(effect[line])}
              </Table.Td>
              <Table.Td>{t(`effect.${line}`, { count: effect[line] })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelJob, jobQuery } from '@/api/jobs';
import { Problem } from '@/api/problem';
import { useFormat } from '@/format';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ImportReportPanel } from './ImportReportPanel';

interface Props {
  job: number;
  campaign: number;
  onDone: () => void;
}

/** An import as it goes on, then what it did. */
export function ImportProgress({ job, campaign, onDone }: Props) {
  const { t } = useTranslation('callfile');
  const format = useFormat();
  const queries = useQueryClient();
  const { data, error } = useQuery(jobQuery(job));
  const cancel = useMutation({
    mutationFn: () => cancelJob(job),
    onSuccess: () => queries.invalidateQueries({ queryKey: jobQuery(job).queryKey }),
  });

  const over = data !== undefined && data.state !== 'running';
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ['campaign', campaign] });
  }, [over, queries, campaign]);

  const another = (
    <Button variant="default" onClick={onDone}>
      {t('import.another')}
    </Button>
  );
  const failure = error ?? (data?.problem == null ? null : new Problem(data.problem));
  if (failure !== null || data?.state === 'cancelled')
    return (
      <Panel title={t('import.title')} actions={another}>
        {failure === null ? (
          <Text size="sm">{t('import.cancelled')}</Text>
        ) : (
          <ProblemNotice problem={failure} />
        )}
      </Panel>
    );
  if (data?.result && 'rejected' in data.result)
    return <ImportReportPanel report={data.result} action={another} />;

  // Counted in bytes of the file.
  const done = data?.done ?? 0;
  const total = data?.total ?? null;
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  return (
    <Panel title={t('import.title')}>
      <Stack gap="xs">
        <Group justify="space-between" gap="sm">
          <Text size="sm">
            {t('import.reading')}{' '}
            <Text span size="sm" c="dimmed">
              {share === null ? format.bytes(done) : `${format.percent(share)} · ${format.bytes(done)}`}
            </Text>
          </Text>
          <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('common:cancel')}
          </Button>
        </Group>
        <Progress.Root size="lg">
          <Progress.Section
            value={share === null ? 100 : share * 100}
            striped={share === null}
            aria-label={t('import.title')}
          />
        </Progress.Root>
      </Stack>
    </Panel>
  );
}

import { Button, Group, Stack } from '@mantine/core';
import { IconPlayerStop, IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJob } from '@/api/useJob';
import { JobProgress } from '@/ui/JobProgress';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { learnedOf, startLearning } from '../api';
import { LearnedReport } from './LearnedReport';

/** Who answers when, learned from the calls of this installation. */
export function ProfilePanel({ campaign }: { campaign: number }) {
  const { t } = useTranslation('compare');
  const { last, running, share, problem, begin, cancel } = useJob(() => startLearning(campaign), learnedOf);
  return (
    <Panel title={t('learned.title')} hint={t('learned.why')}>
      <Stack gap="sm">
        <Group>
          {running ? (
            <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={cancel}>
              {t('stop')}
            </Button>
          ) : (
            <Button variant="default" leftSection={<IconSchool size={16} aria-hidden />} onClick={begin}>
              {t('learned.run')}
            </Button>
          )}
        </Group>
        <JobProgress running={running} share={share} label={t('learned.running')} />
        {problem !== null && !running && <ProblemNotice problem={problem} />}
        {last !== null && <LearnedReport learned={last} />}
      </Stack>
    </Panel>
  );
}

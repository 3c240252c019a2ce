import { Button, Group, Select, Stack } from '@mantine/core';
import { IconHistory, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail } from '@/api/types';
import { useJob } from '@/api/useJob';
import { JobProgress } from '@/ui/JobProgress';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { replayOf, startReplay } from './api';
import { keyOf, type Candidate } from './candidates';
import { ReplayReport } from './ReplayReport';
import { useStrategies } from './useStrategies';

/** What another strategy would have dialled at every call that was placed. */
export function ReplayPanel({ campaign, offered }: { campaign: CampaignDetail; offered: Candidate[] }) {
  const { t } = useTranslation('compare');
  const { nameOf, read } = useStrategies(campaign.id);
  const [chosen, setChosen] = useState(() => offered.slice(0, 2).map(keyOf).at(-1) ?? null);
  const candidate = offered.find((one) => keyOf(one) === chosen);
  const { last, running, share, problem, begin, cancel } = useJob(
    async (other: Candidate) => startReplay(campaign.id, await read(other)),
    (done, other) => {
      const replay = replayOf(done);
      return replay === null ? null : { replay, other };
    },
  );
  return (
    <Panel title={t('replay.title')} hint={t('replay.why')}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <Select
            label={t('replay.strategy')}
            allowDeselect={false}
            data={offered.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
            value={chosen}
            onChange={setChosen}
          />
          {running ? (
            <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={cancel}>
              {t('stop')}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              disabled={candidate === undefined}
              onClick={() => candidate !== undefined && begin(candidate)}
            >
              {t('replay.run')}
            </Button>
          )}
        </Group>
        <JobProgress running={running} share={share} label={t('replay.running')} />
        {problem !== null && !running && <ProblemNotice problem={problem} />}
        {last !== null && (
          <ReplayReport replay={last.replay} other={nameOf(last.other)} campaign={campaign} />
        )}
      </Stack>
    </Panel>
  );
}

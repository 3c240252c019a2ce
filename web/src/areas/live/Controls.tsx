import { Button, Group, Select } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import type { CampaignState, Speed } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { isSpeed, SPEEDS } from './speeds';
import { StartFindings } from './StartFindings';
import { StopDialog } from './StopDialog';
import { useRun } from './useRun';

interface Props {
  campaign: { id: number; name: string };
  state: CampaignState;
  speed: Speed | null;
}

/** Starts, pauses and stops the campaign, and sets how fast its clock goes. */
export function Controls({ campaign, state, speed }: Props) {
  const { t } = useTranslation('live');
  const { start, pause, stop } = useRun(campaign.id);
  const [wanted, setWanted] = useState<Speed>(speed ?? 'real');
  const [stopping, setStopping] = useState(false);
  const running = state === 'running';
  if (state === 'finished') return null;

  const refusal = start.error === null ? null : Problem.of(start.error);
  const failure = [refusal, pause.error].find(
    (error) => error !== null && Problem.of(error).findings.length === 0,
  );

  return (
    <>
      <Group gap="xs" align="flex-end">
        <Select
          label={t('speed.label')}
          w={170}
          allowDeselect={false}
          data={SPEEDS.map((value) => ({ value, label: t(`speed.${value}`) }))}
          value={running ? speed : wanted}
          onChange={(value) => {
            if (!isSpeed(value)) return;
            setWanted(value);
            if (running) start.mutate({ speed: value });
          }}
        />
        {running ? (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            loading={pause.isPending}
            onClick={() => pause.mutate()}
          >
            {t('pause')}
          </Button>
        ) : (
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            loading={start.isPending}
            onClick={() => start.mutate({ speed: wanted })}
          >
            {state === 'paused' ? t('resume') : t('start')}
          </Button>
        )}
        {state !== 'draft' && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={() => setStopping(true)}
          >
            {t('stop.button')}
          </Button>
        )}
      </Group>
      {failure != null && <ProblemNotice problem={failure} mt="sm" />}
      {refusal !== null && refusal.findings.length > 0 && (
        <StartFindings
          campaign={campaign.id}
          findings={refusal.findings}
          onClose={() => start.reset()}
          onAccept={
            refusal.code === 'warnings' ? () => start.mutate({ speed: wanted, accept_warnings: true }) : null
          }
        />
      )}
      {stopping && (
        <StopDialog
          name={campaign.name}
          problem={stop.error}
          pending={stop.isPending}
          onClose={() => setStopping(false)}
          onStop={() => stop.mutate(campaign.name, { onSuccess: () => setStopping(false) })}
        />
      )}
    </>
  );
}

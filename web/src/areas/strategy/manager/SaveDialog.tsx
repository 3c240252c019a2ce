import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { putStrategy, strategyQuery } from '@/api/strategy';
import type { CampaignDetail } from '@/api/types';
import type { Strategy } from '@/strategy-model';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { EffectReport } from '../effect/EffectReport';
import { useEffectJob } from '../effect/useEffectJob';
import { ConflictReport } from './ConflictReport';

export interface Place {
  revision: number;
  version: number | null;
}

interface Props {
  campaign: CampaignDetail;
  strategy: Strategy;
  /** Findings that keep a campaign from running (R4). */
  errors: number;
  /** What the strategy was made from. */
  from: Place;
  /** What the note begins with. */
  firstNote?: string;
  onClose: () => void;
  onSaved: (strategy: Strategy, place: Place) => void;
  /** Somebody else's strategy is taken instead of one's own. */
  onTheirs: (strategy: Strategy, place: Place) => void;
}

/** Saves as a version with a note. On a campaign that runs it first shows what would change; if somebody was faster, what they did. */
export function SaveDialog({
  campaign,
  strategy,
  errors,
  from,
  firstNote = '',
  onClose,
  onSaved,
  onTheirs,
}: Props) {
  const { t } = useTranslation('strategy');
  const client = useQueryClient();
  const [note, setNote] = useState(firstNote);
  const alive = campaign.state === 'running' || campaign.state === 'paused';
  const { job, error } = useEffectJob(campaign.id, strategy, alive);

  const save = useMutation({
    mutationFn: async (from: Place) => {
      try {
        return await putStrategy(campaign.id, from.revision, strategy, note.trim());
      } catch (error) {
        if (Problem.of(error).code !== 'stale') throw error;
        const now = await client.query({ ...strategyQuery(campaign.id), staleTime: 0 });
        if (now.version !== from.version) throw error;
        // Another part of the campaign changed: the strategy still is the one that this was made from.
        return putStrategy(campaign.id, now.revision, strategy, note.trim());
      }
    },
    onSuccess: (place) => {
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      void client.invalidateQueries({ queryKey: ['campaigns'] });
      notifications.show({ message: t('save.done', { version: place.version }) });
      onSaved(strategy, place);
    },
  });
  const problem = save.error === null ? null : Problem.of(save.error);
  const stale = problem?.code === 'stale' ? problem : null;

  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('rules.close') }}
      opened
      onClose={onClose}
      size="lg"
      title={stale === null ? t('save.title') : t('conflict.title')}
    >
      {stale !== null ? (
        <ConflictReport
          campaign={campaign.id}
          strategy={strategy}
          problem={stale}
          saving={save.isPending}
          onMine={(now) => save.mutate(now)}
          onTheirs={onTheirs}
          onClose={onClose}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(from);
          }}
        >
          <Stack gap="md">
            <TextInput
              data-autofocus
              label={t('save.note')}
              description={t('save.note_why')}
              maxLength={200}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {alive && (
              <section aria-labelledby="effect">
                <Text id="effect" fw={600} size="sm" mb={4}>
                  {t('effect.title')}
                </Text>
                <EffectReport job={job} error={error} />
              </section>
            )}
            {errors > 0 && (
              <Alert color={campaign.state === 'running' ? 'red' : 'orange'} variant="light">
                {t(campaign.state === 'running' ? 'save.errors_running' : 'save.errors', { count: errors })}
              </Alert>
            )}
            {problem !== null && <ProblemNotice problem={problem} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('start.cancel')}
              </Button>
              <Button
                type="submit"
                loading={save.isPending}
                disabled={alive && job?.state !== 'done' && error === null}
              >
                {t(alive ? 'save.apply' : 'manager.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stopCampaign } from '@/api/campaigns';
import type { CampaignSummary } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useCampaignChange } from './useCampaignChange';

/** Stops a campaign for good: its name is to be typed, for this cannot be undone. */
export function StopDialog({ campaign, onClose }: { campaign: CampaignSummary; onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const [typed, setTyped] = useState('');
  const stop = useCampaignChange((name: string) => stopCampaign(campaign.id, name));
  const same = typed.trim() === campaign.name;
  return (
    <Modal opened onClose={onClose} title={t('stop.title', { name: campaign.name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (same) stop.mutate(campaign.name, { onSuccess: onClose });
        }}
      >
        <Stack>
          <Text size="sm">{t('stop.why')}</Text>
          {stop.error !== null && <ProblemNotice problem={stop.error} />}
          <TextInput
            label={t('stop.confirm', { name: campaign.name })}
            autoComplete="off"
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color="red.9" disabled={!same} loading={stop.isPending}>
              {t('stop.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

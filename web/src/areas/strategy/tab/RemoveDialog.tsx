import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { removeStrategy } from '@/api/strategy';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { EffectReport } from '../effect/EffectReport';
import { useEffectJob } from '../effect/useEffectJob';

/** Takes the strategy out of its campaign, after its effect was shown; its versions stay and can be restored (R3, R60). */
export function RemoveDialog({ revision, onClose }: { revision: number; onClose: () => void }) {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const client = useQueryClient();
  const { job, error } = useEffectJob(campaign.id, null, true);
  const remove = useMutation({
    mutationFn: () => removeStrategy(campaign.id, revision),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      void client.invalidateQueries({ queryKey: ['campaigns'] });
      notifications.show({ message: t('tab.removed') });
      onClose();
    },
  });
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('rules.close') }}
      opened
      onClose={onClose}
      title={t('tab.remove_title')}
    >
      <Stack gap="md">
        <Text size="sm">{t('tab.remove_why')}</Text>
        <EffectReport job={job} error={error} />
        {remove.error !== null && <ProblemNotice problem={remove.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('start.cancel')}
          </Button>
          <Button
            color="red.9"
            loading={remove.isPending}
            disabled={job?.state === 'running'}
            onClick={() => remove.mutate()}
          >
            {t('tab.remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

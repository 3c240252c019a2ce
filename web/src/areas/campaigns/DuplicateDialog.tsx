import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { createCampaign } from '@/api/campaigns';
import type { CampaignSummary } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';

/** Makes a new campaign of another: everything but its contacts. */
export function DuplicateDialog({ campaign, onClose }: { campaign: CampaignSummary; onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const [name, setName] = useState(t('duplicate.name', { name: campaign.name }));
  const navigate = useNavigate();
  const queries = useQueryClient();
  const duplicate = useMutation({
    mutationFn: () => createCampaign({ from: campaign.id, name: name.trim() }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
      onClose();
      void navigate(`/campaigns/${id}/general`);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('duplicate.title', { name: campaign.name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          duplicate.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{t('duplicate.why')}</Text>
          {duplicate.error !== null && <ProblemNotice problem={duplicate.error} />}
          <TextInput
            label={t('create.name')}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={duplicate.isPending}>
              {t('duplicate.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

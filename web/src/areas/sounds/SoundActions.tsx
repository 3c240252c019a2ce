import { ActionIcon, Button, FileButton, Group, Modal, Text, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconReplace, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignQuery } from '@/api/campaigns';
import type { CampaignDetail } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { tellProblem } from '@/ui/tellProblem';
import { removeSound } from './api';
import { SOUND_FILES } from './files';
import { usePutSound } from './usePutSound';

interface Props {
  campaign: CampaignDetail;
  name: string;
  recorded: boolean;
}

/** Replaces a sound by another file, or removes it. */
export function SoundActions({ campaign, name, recorded }: Props) {
  const { t } = useTranslation('sounds');
  const [removing, setRemoving] = useState(false);
  const { put } = usePutSound(campaign);
  return (
    <Group gap={4} wrap="nowrap">
      <FileButton
        accept={SOUND_FILES}
        onChange={(file) => file !== null && put.mutate({ name, file }, { onError: tellProblem })}
      >
        {(props) => (
          <Tooltip label={recorded ? t('replace') : t('add.choose')}>
            <ActionIcon
              {...props}
              variant="subtle"
              aria-label={t(recorded ? 'replace_it' : 'put_it', { name })}
              loading={put.isPending}
            >
              {recorded ? <IconReplace size={17} aria-hidden /> : <IconUpload size={17} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </FileButton>
      <Tooltip label={t('common:remove')}>
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('remove.it', { name })}
          onClick={() => setRemoving(true)}
        >
          <IconTrash size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {removing && <RemoveDialog campaign={campaign} name={name} onClose={() => setRemoving(false)} />}
    </Group>
  );
}

interface RemoveDialogProps {
  campaign: CampaignDetail;
  name: string;
  onClose: () => void;
}

/** A removed sound is gone, so that it is asked. */
function RemoveDialog({ campaign, name, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('sounds');
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSound(campaign.id, campaign.revision, name),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: campaignQuery(campaign.id).queryKey }),
  });
  return (
    <Modal opened onClose={onClose} title={t('remove.title', { name })}>
      {remove.error === null ? (
        <Text size="sm">{t('remove.why')}</Text>
      ) : (
        <ProblemNotice problem={remove.error} />
      )}
      <Group mt="lg" gap="xs" justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t(remove.error === null ? 'common:cancel' : 'common:close')}
        </Button>
        {remove.error === null && (
          <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('common:remove')}
          </Button>
        )}
      </Group>
    </Modal>
  );
}

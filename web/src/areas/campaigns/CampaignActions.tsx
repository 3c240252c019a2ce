import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { archiveCampaign, pauseCampaign } from '@/api/campaigns';
import type { CampaignSummary } from '@/api/types';
import { useMay } from '@/session/SessionContext';
import { tellProblem } from '@/ui/tellProblem';
import { DuplicateDialog } from './DuplicateDialog';
import { StartDialog } from './StartDialog';
import { StopDialog } from './StopDialog';
import { useCampaignChange } from './useCampaignChange';

type Asking = 'start' | 'stop' | 'duplicate' | null;

/** What can be done with a campaign as it stands. What the role may not do is there, greyed, with the reason. */
export function CampaignActions({ campaign }: { campaign: CampaignSummary }) {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const [asking, setAsking] = useState<Asking>(null);
  const pause = useCampaignChange(() => pauseCampaign(campaign.id));
  const archive = useArchive(campaign);
  const close = () => setAsking(null);
  const { state, archived } = campaign;
  const runs = state === 'running';
  const over = state === 'finished' || archived;
  const mayRun = may('run');
  const mayEdit = may('edit');

  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Tooltip label={mayRun ? t('actions.over') : t('actions.may_not_run')} disabled={mayRun && !over}>
        {runs ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlayerPause size={15} aria-hidden />}
            loading={pause.isPending}
            onClick={() => mayRun && pause.mutate(undefined, { onError: tellProblem })}
            data-disabled={!mayRun || undefined}
            aria-disabled={!mayRun}
          >
            {t('actions.pause')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant={over ? 'default' : 'filled'}
            leftSection={<IconPlayerPlay size={15} aria-hidden />}
            onClick={() => mayRun && !over && setAsking('start')}
            data-disabled={!mayRun || over || undefined}
            aria-disabled={!mayRun || over}
          >
            {t(state === 'paused' ? 'actions.resume' : 'actions.start')}
          </Button>
        )}
      </Tooltip>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            aria-label={t('actions.more', { name: campaign.name })}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            disabled={!mayRun || state === 'draft' || state === 'finished'}
            onClick={() => setAsking('stop')}
          >
            {t('actions.stop')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy size={16} aria-hidden />}
            disabled={!mayEdit}
            onClick={() => setAsking('duplicate')}
          >
            {t('actions.duplicate')}
          </Menu.Item>
          <Menu.Item
            leftSection={
              archived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />
            }
            disabled={!mayEdit || runs}
            onClick={() => archive(!archived)}
          >
            {t(archived ? 'actions.unarchive' : 'actions.archive')}
          </Menu.Item>
          {(!mayEdit || runs) && (
            <Menu.Label>{t(mayEdit ? 'actions.pause_to_archive' : 'actions.may_not_edit')}</Menu.Label>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'start' && <StartDialog campaign={campaign} onClose={close} />}
      {asking === 'stop' && <StopDialog campaign={campaign} onClose={close} />}
      {asking === 'duplicate' && <DuplicateDialog campaign={campaign} onClose={close} />}
    </Group>
  );
}

/** Archives at once, and offers to undo it. */
function useArchive({ id, name }: CampaignSummary) {
  const { t } = useTranslation('campaigns');
  const change = useCampaignChange((archived: boolean) => archiveCampaign(id, archived));
  return (archived: boolean) =>
    change.mutate(archived, {
      onError: tellProblem,
      onSuccess: () => {
        const told = `archive-${id}`;
        const undo = () => {
          notifications.hide(told);
          change.mutate(!archived, { onError: tellProblem });
        };
        notifications.show({
          id: told,
          autoClose: 10_000,
          message: (
            <Group justify="space-between" wrap="nowrap">
              {t(archived ? 'archived' : 'unarchived', { name })}
              <Button size="compact-sm" variant="light" miw="max-content" onClick={undo}>
                {t('common:undo')}
              </Button>
            </Group>
          ),
        });
      },
    });
}

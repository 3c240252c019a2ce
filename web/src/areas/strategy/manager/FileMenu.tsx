import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconCopy, IconDownload, IconFileImport, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { strategyText } from '@/api/strategy';
import type { Strategy } from '@/api/types';
import { complete } from '@/strategy-model';
import { FromCampaignDialog } from '../start/FromCampaignDialog';
import { ImportDialog } from '../start/ImportDialog';
import { ReadyMadeDialog } from '../start/ReadyMadeDialog';
import { saveFile } from '../start/saveFile';
import { useManager } from './ManagerContext';
import { selectNumber } from './selection';
import { mapColumns } from './opening';

type Way = 'import' | 'ready' | 'campaign';

/** Text file in and out, and other strategies to begin with. What is taken in replaces what is drawn, as one step of undo. */
export function FileMenu() {
  const { t } = useTranslation('strategy');
  const { campaign, document, present, edit, select } = useManager();
  const [open, setOpen] = useState<Way | null>(null);

  const take = (taken: Strategy) => {
    const next = complete(mapColumns(taken, document));
    edit(() => next);
    select(selectNumber(next, 0));
    setOpen(null);
    notifications.show({ message: t('start.taken', { name: next.name }) });
  };
  const download = () => {
    const strategy = present();
    void strategyText(strategy).then(
      ({ text }) => saveFile(`${strategy.name}.toml`, text),
      (error: unknown) =>
        notifications.show({
          color: 'red',
          title: t('start.export_failed'),
          message: Problem.of(error).message,
        }),
    );
  };
  const dialog = { onClose: () => setOpen(null), onTake: take };

  return (
    <>
      <Menu withinPortal position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('start.file')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => setOpen('import')}>
            {t('start.import')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={download}>
            {t('start.export')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTemplate size={16} />} onClick={() => setOpen('ready')}>
            {t('start.ready')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => setOpen('campaign')}>
            {t('start.campaign')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'import' && <ImportDialog {...dialog} />}
      {open === 'ready' && <ReadyMadeDialog {...dialog} />}
      {open === 'campaign' && <FromCampaignDialog {...dialog} except={campaign.id} />}
    </>
  );
}

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarPlus, IconCopy, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Strategy } from '@/api/types';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { mapColumns, type Opening } from '../manager/opening';
import { FromCampaignDialog } from '../start/FromCampaignDialog';
import { ImportDialog } from '../start/ImportDialog';
import { ReadyMadeList } from '../start/ReadyMadeList';

/** No strategy yet: create one, or begin with another (R3). */
export function NoStrategy() {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const navigate = useNavigate();
  const may = useMay();
  const [open, setOpen] = useState<'import' | 'campaign' | null>(null);
  const edit = may('edit');
  const begin = (strategy: Strategy) => {
    const state: Opening = { strategy: mapColumns(strategy, campaign.campaign) };
    void navigate(`/campaigns/${campaign.id}/strategy/edit`, { state });
  };
  const dialog = { onClose: () => setOpen(null), onTake: begin };
  return (
    <Stack gap="lg">
      <EmptyState
        icon={IconCalendarPlus}
        title={t('tab.none')}
        action={
          edit && (
            <Group gap="xs" justify="center" mt="xs">
              <Button
                component={Link}
                to={`/campaigns/${campaign.id}/strategy/edit`}
                leftSection={<IconPlus size={16} aria-hidden />}
              >
                {t('tab.create')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconFileImport size={16} aria-hidden />}
                onClick={() => setOpen('import')}
              >
                {t('start.import')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconCopy size={16} aria-hidden />}
                onClick={() => setOpen('campaign')}
              >
                {t('start.campaign')}
              </Button>
            </Group>
          )
        }
      >
        {t('tab.none_why')}
      </EmptyState>
      {edit && (
        <Panel title={t('start.ready')} hint={t('tab.ready_why')}>
          <ReadyMadeList onTake={begin} />
        </Panel>
      )}
      {!edit && (
        <Text size="sm" c="dimmed" ta="center">
          {t('tab.read_only')}
        </Text>
      )}
      {open === 'import' && <ImportDialog {...dialog} />}
      {open === 'campaign' && <FromCampaignDialog {...dialog} except={campaign.id} />}
    </Stack>
  );
}

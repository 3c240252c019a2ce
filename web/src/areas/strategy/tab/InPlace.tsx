import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconEye, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exportUrl } from '@/api/strategy';
import type { Strategy, StrategyInPlace } from '@/api/types';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useFormat } from '@/format';
import { useMay } from '@/session/SessionContext';
import { complete } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import { InShort } from '../view/InShort';
import { RemoveDialog } from './RemoveDialog';

/** The strategy in place, in short, and what can be done with it. */
export function InPlace({ place, strategy: read }: { place: StrategyInPlace; strategy: Strategy }) {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const format = useFormat();
  const may = useMay();
  const [removing, setRemoving] = useState(false);
  const strategy = useMemo(() => complete(read), [read]);
  const here = `/campaigns/${campaign.id}/strategy`;
  return (
    <Stack gap="md">
      <Panel
        title={strategy.name}
        hint={
          place.version !== null && place.put_at !== null
            ? t(place.put_by === null ? 'tab.put_example' : 'tab.put', {
                version: place.version,
                who: place.put_by,
                when: format.dateTime(place.put_at, campaign.zone),
              })
            : undefined
        }
      >
        {place.note !== null && place.note !== '' && (
          <Text size="sm" mb="sm">
            {place.note}
          </Text>
        )}
        <Group gap="xs">
          {may('edit') && (
            <Button component={Link} to={`${here}/edit`} leftSection={<IconPencil size={16} aria-hidden />}>
              {t('tab.edit')}
            </Button>
          )}
          <Button
            variant="default"
            component={Link}
            to={`${here}/view`}
            leftSection={<IconEye size={16} aria-hidden />}
          >
            {t('manager.view')}
          </Button>
          <Button
            variant="default"
            component={Link}
            to={`${here}/versions`}
            leftSection={<IconHistory size={16} aria-hidden />}
          >
            {t('versions.title')}
          </Button>
          <Button
            variant="default"
            component="a"
            href={exportUrl(campaign.id)}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('start.export')}
          </Button>
          {may('edit') && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setRemoving(true)}
            >
              {t('tab.remove')}
            </Button>
          )}
        </Group>
      </Panel>
      <InShort strategy={strategy} />
      {removing && <RemoveDialog revision={place.revision} onClose={() => setRemoving(false)} />}
    </Stack>
  );
}

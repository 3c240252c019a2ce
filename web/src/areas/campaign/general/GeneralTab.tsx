import { Text } from '@mantine/core';
import { Panel } from '@/ui/Panel';
import { useCampaign } from '../CampaignContext';

export function Component() {
  const { name, zone } = useCampaign();
  return (
    <Panel title={name}>
      <Text size="sm">{zone}</Text>
    </Panel>
  );
}

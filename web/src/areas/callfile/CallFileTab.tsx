import { Stack } from '@mantine/core';
import { useMay } from '@/session/SessionContext';
import { useCampaign } from '../campaign/CampaignContext';
import { ContactsPanel } from './ContactsPanel';
import { ImportPanel } from './ImportPanel';

/** The call file of a campaign: bringing it in, and the contacts that it made. */
export function Component() {
  const campaign = useCampaign();
  const may = useMay();
  return (
    <Stack gap="md">
      {may('import') && <ImportPanel campaign={campaign} />}
      <ContactsPanel campaign={campaign} />
    </Stack>
  );
}

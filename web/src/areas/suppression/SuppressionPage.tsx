import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Allowed } from '@/session/Allowed';
import { useMay } from '@/session/SessionContext';
import { Page } from '@/ui/Page';
import { AddNumbers } from './AddNumbers';
import { ImportNumbers } from './ImportNumbers';
import { SuppressionList } from './SuppressionList';

/** The numbers that no campaign calls. */
export function Component() {
  const { t } = useTranslation('suppression');
  const may = useMay();
  return (
    <Page title={t('title')}>
      <Allowed right="read">
        <Stack gap="md">
          {may('contact') && (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <AddNumbers />
              <ImportNumbers />
            </SimpleGrid>
          )}
          <SuppressionList />
        </Stack>
      </Allowed>
    </Page>
  );
}

import { SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Allowed } from '@/session/Allowed';
import { useMay } from '@/session/SessionContext';
import { Page } from '@/ui/Page';
import { AddNumbers } from './AddNumbers';
import { type List, LISTS } from './api';
import { ImportNumbers } from './ImportNumbers';
import { SuppressionList } from './SuppressionList';

/** The numbers that no campaign calls, and those that none sends texts to. */
export function Component() {
  const { t } = useTranslation('suppression');
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const list = LISTS.find((name) => name === params.get('list')) ?? 'calls';
  return (
    <Page title={t('title')}>
      <Allowed right="read">
        <Stack gap="md">
          <SegmentedControl<List>
            aria-label={t('lists.label')}
            style={{ alignSelf: 'flex-start' }}
            data={LISTS.map((value) => ({ value, label: t(`lists.${value}`) }))}
            value={list}
            onChange={(value) => setParams(value === 'calls' ? {} : { list: value }, { replace: true })}
          />
          {may('contact') && (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <AddNumbers key={`add ${list}`} list={list} />
              <ImportNumbers key={`import ${list}`} list={list} />
            </SimpleGrid>
          )}
          <SuppressionList key={list} list={list} />
        </Stack>
      </Allowed>
    </Page>
  );
}

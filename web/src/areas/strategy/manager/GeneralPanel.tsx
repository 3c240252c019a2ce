import { Group, SimpleGrid, Stack, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { setNumber, telName } from '@/strategy-model';
import { CallerIdField } from './CallerIdField';
import { CapField } from './CapField';
import { ColumnField } from './ColumnField';
import { MachineField } from './MachineField';
import { useManager, useNumber, useSelection } from './ManagerContext';
import classes from './Manager.module.css';
import { CeilingField, NameField, RingField, TextsField } from './NumberFields';
import { PreliminaryField } from './PreliminaryField';

/** The general parameters of the chosen number (R11). Each is drawn again when it changes itself. */
export const GeneralPanel = memo(function GeneralPanel() {
  const index = useSelection().number;
  return (
    <section className={classes.panel} aria-labelledby="general">
      <Heading index={index} />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg" verticalSpacing="md">
        <Stack gap="xs">
          <ColumnField index={index} />
          <NameField index={index} />
        </Stack>
        <Stack gap="xs">
          <CapField />
          <TextsField index={index} />
        </Stack>
        <PreliminaryField />
        <Displayed index={index} />
        <MachineField />
        <Stack gap="xs">
          <Group gap="xs" align="flex-start" grow>
            <RingField index={index} />
            <CeilingField index={index} />
          </Group>
        </Stack>
      </SimpleGrid>
    </section>
  );
});

function Heading({ index }: { index: number }) {
  const name = useNumber(index, (number) => number.name) ?? '';
  return (
    <Title order={2} id="general" mb="sm">
      {telName(index, name)}
    </Title>
  );
}

function Displayed({ index }: { index: number }) {
  const { t } = useTranslation('strategy');
  const { edit } = useManager();
  const callerId = useNumber(index, (number) => number.caller_id);
  return (
    callerId && (
      <CallerIdField
        label={t('caller.label')}
        value={callerId}
        place={`number[${index}].caller_id`}
        onChange={(next) => edit(setNumber(index, { caller_id: next }), `caller/${index}`)}
      />
    )
  );
}

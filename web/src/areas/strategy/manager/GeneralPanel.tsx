import { Group, NumberInput, Select, SimpleGrid, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { at, setNumber, telName } from '@/strategy-model';
import { CallerIdField } from './CallerIdField';
import { CapField } from './CapField';
import { FieldFindings } from './FindingMark';
import { MachineField } from './MachineField';
import { useManager } from './ManagerContext';
import classes from './Manager.module.css';
import { PreliminaryField } from './PreliminaryField';

/** The general parameters of the chosen number (R11). */
export function GeneralPanel() {
  const { t } = useTranslation('strategy');
  const { strategy, selection, edit } = useManager();
  const index = selection.number;
  const number = at(strategy.number, index);
  const place = `number[${index}]`;
  return (
    <section className={classes.panel} aria-labelledby="general">
      <Title order={2} id="general" mb="sm">
        {telName(index, number.name)}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg" verticalSpacing="md">
        <Stack gap="xs">
          <ColumnField />
          <TextInput
            size="xs"
            label={t('number.name')}
            value={number.name}
            maxLength={80}
            data-place={`${place}.name`}
            onChange={(event) => edit(setNumber(index, { name: event.currentTarget.value }), `name/${index}`)}
          />
        </Stack>
        <Stack gap="xs">
          <CapField />
          <Switch
            size="sm"
            label={t('number.texts')}
            description={t('number.texts_why')}
            checked={number.texts_accepted}
            data-place={`${place}.texts_accepted`}
            onChange={(event) => edit(setNumber(index, { texts_accepted: event.currentTarget.checked }))}
          />
          <FieldFindings place={`${place}.text`} />
        </Stack>
        <PreliminaryField />
        <CallerIdField
          label={t('caller.label')}
          value={number.caller_id}
          place={`${place}.caller_id`}
          onChange={(callerId) => edit(setNumber(index, { caller_id: callerId }), `caller/${index}`)}
        />
        <MachineField />
        <Stack gap="xs">
          <Group gap="xs" align="flex-start" grow>
            <div data-place={`${place}.ring_s`}>
              <NumberInput
                size="xs"
                label={t('number.ring')}
                suffix=" s"
                min={15}
                max={60}
                value={number.ring_s}
                onChange={(value) =>
                  typeof value === 'number' && edit(setNumber(index, { ring_s: value }), `ring/${index}`)
                }
              />
              <FieldFindings place={`${place}.ring_s`} />
            </div>
            <div data-place={`${place}.attempts_max`}>
              <NumberInput
                size="xs"
                label={t('number.ceiling')}
                placeholder={t('number.no_ceiling')}
                min={1}
                max={100}
                value={number.attempts_max ?? ''}
                onChange={(value) =>
                  edit(
                    setNumber(index, { attempts_max: typeof value === 'number' ? value : undefined }),
                    `ceiling/${index}`,
                  )
                }
              />
              <FieldFindings place={`${place}.attempts_max`} />
            </div>
          </Group>
        </Stack>
      </SimpleGrid>
    </section>
  );
}

/** The column of the call file, with what stands in it. */
function ColumnField() {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const { campaign, document, columns, strategy, selection, edit } = useManager();
  const index = selection.number;
  const { column } = at(strategy.number, index);
  const known = columns.find((one) => one.name === column);
  const { unplanned, waiting, in_flight, ended } = campaign.contacts;
  const contacts = unplanned + waiting + in_flight + ended;
  const names = [...new Set([...document.phone_columns, column])].filter((name) => name !== '');
  return (
    <div data-place={`number[${index}].column`}>
      <Select
        size="xs"
        label={t('number.column')}
        data={names}
        value={column}
        allowDeselect={false}
        onChange={(value) => value !== null && edit(setNumber(index, { column: value }))}
      />
      <Text size="xs" c="dimmed" mt={2}>
        {known === undefined
          ? t('number.column_unknown')
          : `${known.samples.slice(0, 3).join(', ')}${known.samples.length > 0 ? ' — ' : ''}${t('number.filled', { filled: format.number(known.filled), contacts: format.number(contacts), count: known.filled })}`}
      </Text>
      <FieldFindings place={`number[${index}].column`} />
    </div>
  );
}

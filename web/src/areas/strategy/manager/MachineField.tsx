import { ActionIcon, Checkbox, Group, NumberInput, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Machine, machineWords, setMachine } from '@/strategy-model';
import { FieldFindings } from './FindingMark';
import { useManager, useNumber, useSelection } from './ManagerContext';
import { OrderedNames } from './OrderedNames';

const SILENT: Machine = { messages: [], after_last: 'last' };

/** Messages for answering machines: the k-th machine gets the k-th (R17). */
export const MachineField = memo(function MachineField() {
  const { t } = useTranslation('strategy');
  const { document, edit, lang } = useManager();
  const index = useSelection().number;
  const machine = useNumber(index, (number) => number.machine) ?? SILENT;
  const place = `number[${index}].machine`;
  const set = (fields: Partial<Machine>) =>
    edit(setMachine(index, { ...machine, ...fields }), `machine/${index}`);
  const sounds = Object.keys(document.sounds ?? {});
  return (
    <div data-place={place}>
      <OrderedNames
        label={t('machine.label')}
        add={t('machine.add')}
        none={t('machine.no_sounds')}
        known={sounds}
        value={machine.messages}
        onChange={(messages) => set({ messages })}
      />
      {machine.messages.length > 0 && (
        <>
          <Checkbox
            size="xs"
            mt={6}
            label={t('machine.nothing_after')}
            checked={machine.after_last === 'nothing'}
            onChange={(event) => set({ after_last: event.currentTarget.checked ? 'nothing' : 'last' })}
          />
          <Group gap={6} mt={6} wrap="nowrap">
            <NumberInput
              size="xs"
              w={88}
              aria-label={t('machine.max')}
              placeholder={t('machine.no_max')}
              min={1}
              max={100}
              value={machine.max?.messages ?? ''}
              onChange={(value) =>
                set({
                  max:
                    typeof value === 'number'
                      ? { per: machine.max?.per ?? 'month', messages: value }
                      : undefined,
                })
              }
            />
            <Select
              size="xs"
              aria-label={t('machine.per')}
              allowDeselect={false}
              disabled={machine.max === undefined}
              data={(['day', 'week', 'month'] as const).map((value) => ({
                value,
                label: t(`machine.${value}`),
              }))}
              value={machine.max?.per ?? 'month'}
              onChange={(per) => per !== null && machine.max && set({ max: { ...machine.max, per } })}
            />
            {machine.max && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('machine.clear_max')}
                onClick={() => set({ max: undefined })}
              >
                <IconX size={12} aria-hidden />
              </ActionIcon>
            )}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {machineWords(machine, lang)}
          </Text>
        </>
      )}
      <FieldFindings place={place} />
    </div>
  );
});

import { ActionIcon, Button, Group, Popover, Stack, Switch, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  at,
  movePlanning,
  type Planning,
  PLANNINGS_MAX,
  removePlanning,
  renamePlanning,
  setPlanning,
} from '@/strategy-model';
import { closedBackground, planningLook } from '@/theme/plannings';
import { CallerIdField } from './CallerIdField';
import { FieldFindings, FindingMark } from './FindingMark';
import { useManager, useNumber, useSelection } from './ManagerContext';
import classes from './Manager.module.css';
import { useAddPlanning } from './useAddPlanning';

/** The plannings of the number, to be chosen, renamed, recoloured and removed; and what the hatch of closed hours means. */
export const PlanningLegend = memo(function PlanningLegend() {
  const { t } = useTranslation('strategy');
  const selection = useSelection();
  const plannings = useNumber(selection.number, (number) => number.planning) ?? [];
  const add = useAddPlanning(selection.number);
  return (
    <Group gap="xs">
      {plannings.map((planning, index) => (
        <PlanningChip key={index} index={index} planning={planning} count={plannings.length} />
      ))}
      {plannings.length < PLANNINGS_MAX && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {t('plannings.add_long')}
        </Button>
      )}
      <span className={classes.legend}>
        <span className={classes.swatch} style={{ background: closedBackground }} aria-hidden />{' '}
        {t('week.closed')}
      </span>
      {plannings.length === 0 && <span className={classes.legend}>{t('plannings.none')}</span>}
    </Group>
  );
});

function PlanningChip({ index, planning, count }: { index: number; planning: Planning; count: number }) {
  const { t } = useTranslation('strategy');
  const { present, select, edit } = useManager();
  const selection = useSelection();
  const number = selection.number;
  const chosen = selection.shown.kind === 'planning' && selection.shown.planning === index;
  const place = `number[${number}].planning[${index}]`;
  const choose = (planning: number) => select({ number, shown: { kind: 'planning', planning } });
  const move = (to: number) => {
    edit(movePlanning(number, index, to));
    choose(to);
  };
  return (
    <Group
      gap={2}
      wrap="nowrap"
      className={classes.chip}
      data-chosen={chosen || undefined}
      data-place={place}
    >
      <UnstyledButton className={classes.chipName} aria-pressed={chosen} onClick={() => choose(index)}>
        <span className={classes.swatch} style={{ background: planningLook(index).background }} aria-hidden />
        {planning.name || t('plannings.unnamed')}
      </UnstyledButton>
      <FindingMark place={place} />
      <Popover position="bottom-start" withinPortal trapFocus shadow="md" width={320} hideDetached={false}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('plannings.edit', { name: planning.name })}
          >
            <IconPencil size={13} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            <TextInput
              size="xs"
              label={t('plannings.name')}
              maxLength={80}
              value={planning.name}
              data-place={`${place}.name`}
              onChange={(event) =>
                edit(renamePlanning(number, index, event.currentTarget.value), `rename/${number}/${index}`)
              }
            />
            <FieldFindings place={`${place}.name`} />
            <Switch
              size="xs"
              label={t('plannings.own_caller')}
              checked={planning.caller_id !== undefined}
              onChange={(event) =>
                edit(
                  setPlanning(number, index, {
                    caller_id: event.currentTarget.checked
                      ? at(present().number, number).caller_id
                      : undefined,
                  }),
                )
              }
            />
            {planning.caller_id && (
              <CallerIdField
                label={t('caller.label')}
                value={planning.caller_id}
                place={`${place}.caller_id`}
                onChange={(callerId) =>
                  edit(setPlanning(number, index, { caller_id: callerId }), `caller/${number}/${index}`)
                }
              />
            )}
            <Group gap={4} justify="space-between">
              <Group gap={4}>
                <ActionIcon
                  variant="default"
                  size="sm"
                  disabled={index === 0}
                  aria-label={t('plannings.earlier')}
                  onClick={() => move(index - 1)}
                >
                  <IconArrowLeft size={13} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size="sm"
                  disabled={index === count - 1}
                  aria-label={t('plannings.later')}
                  onClick={() => move(index + 1)}
                >
                  <IconArrowRight size={13} aria-hidden />
                </ActionIcon>
                <span className={classes.legend}>{t('plannings.colour')}</span>
              </Group>
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={13} aria-hidden />}
                onClick={() => edit(removePlanning(number, index))}
              >
                {t('plannings.remove')}
              </Button>
            </Group>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}

import { Group, NumberInput, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { at, DAY_NAMES, type Moment, rankOf, WEEKDAYS } from '@/strategy-model';
import { useManager, useStrategy, whole } from '../manager/ManagerContext';
import { DelayInput } from '@/ui/DelayInput';
import { TimeField } from './TimeField';

interface Props {
  value: Moment;
  call: string;
  owner: number | null;
  onChange: (moment: Moment) => void;
}

const KINDS = ['after', 'on', 'next_planning', 'other_time'] as const;
const FRESH: Record<Moment['kind'], Moment> = {
  after: { kind: 'after', after: '2 h' },
  on: { kind: 'on', day: '+1', at: 'same' },
  next_planning: { kind: 'next_planning', name: 'any' },
  other_time: { kind: 'other_time' },
};

/** From when on a rule lets call (R16). */
export function MomentFields({ value, call, owner, onChange }: Props) {
  const { t } = useTranslation('strategy');
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        label={t('moment.label')}
        allowDeselect={false}
        data={KINDS.map((kind) => ({ value: kind, label: t(`moment.${kind}`) }))}
        value={value.kind}
        onChange={(kind) => kind !== null && kind !== value.kind && onChange(FRESH[kind])}
      />
      {value.kind === 'after' && (
        <DelayInput
          labelled
          label={t('moment.delay')}
          value={value.after}
          onChange={(after) => onChange({ kind: 'after', after })}
        />
      )}
      {value.kind === 'on' && <DayAndTime value={value} onChange={onChange} />}
      {value.kind === 'next_planning' && (
        <PlanningField
          name={value.name}
          call={call}
          owner={owner}
          onChange={(name) => onChange({ kind: 'next_planning', name })}
        />
      )}
    </Stack>
  );
}

type On = Extract<Moment, { kind: 'on' }>;

function DayAndTime({ value, onChange }: { value: On; onChange: (moment: On) => void }) {
  const { t } = useTranslation('strategy');
  const { lang } = useManager();
  const inDays = /^\+(\d+)$/.exec(value.day)?.[1];
  const days = [
    { value: 'same', label: t('moment.same_day') },
    { value: '+1', label: t('moment.tomorrow') },
    { value: 'in', label: t('moment.in_days') },
    ...WEEKDAYS.map((day, index) => ({ value: day, label: at(DAY_NAMES[lang], index) })),
  ];
  const shown = inDays !== undefined && inDays !== '1' ? 'in' : value.day;
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select
        size="xs"
        style={{ flex: 1 }}
        label={t('moment.day')}
        allowDeselect={false}
        data={days}
        value={shown}
        onChange={(day) => day !== null && onChange({ ...value, day: day === 'in' ? '+2' : day })}
      />
      {shown === 'in' && (
        <NumberInput
          size="xs"
          w={70}
          aria-label={t('moment.days')}
          min={1}
          max={366}
          value={Number(inDays)}
          onChange={(count) =>
            typeof count === 'number' && count >= 1 && onChange({ ...value, day: `+${count}` })
          }
        />
      )}
      <TimeField value={value.at} onChange={(time) => onChange({ ...value, at: time })} />
    </Group>
  );
}

interface PlanningProps {
  name: string;
  call: string;
  owner: number | null;
  onChange: (name: string) => void;
}

/** Any planning of the target, or one by its name, where the target is known. */
function PlanningField({ name, call, owner, onChange }: PlanningProps) {
  const { t } = useTranslation('strategy');
  const strategy = useStrategy(whole);
  const rank = rankOf(call);
  const target = rank !== null ? rank - 1 : call === 'same' ? owner : null;
  const plannings = target === null ? [] : (strategy.number[target]?.planning ?? []);
  const names = [...new Set([...plannings.map((planning) => planning.name), name])].filter(
    (one) => one !== 'any' && one !== '',
  );
  return (
    <Select
      size="xs"
      label={t('moment.planning')}
      description={target === null ? t('moment.planning_any_only') : undefined}
      allowDeselect={false}
      data={[
        { value: 'any', label: t('moment.any_planning') },
        ...names.map((one) => ({ value: one, label: one })),
      ]}
      value={name}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

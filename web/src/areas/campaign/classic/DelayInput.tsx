import { Group, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Delay } from '@/api/types';
import { DELAY_MAX_S, formatDelay, parseDelay } from '@/strategy-model';

const UNITS = { s: 1, min: 60, h: 3_600, d: 86_400 } as const;
type Unit = keyof typeof UNITS;
const LARGEST_FIRST: Unit[] = ['d', 'h', 'min', 's'];
const OFFERED: Unit[] = ['min', 'h', 'd'];

interface Props {
  label: string;
  value: Delay;
  onChange: (delay: Delay) => void;
}

/** A length of time in the largest unit that says it whole. */
export function DelayInput({ label, value, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const seconds = parseDelay(value) ?? 0;
  const unit = LARGEST_FIRST.find((name) => seconds % UNITS[name] === 0 && seconds >= UNITS[name]) ?? 'min';
  const write = (count: number, of: Unit) => onChange(formatDelay(Math.min(count * UNITS[of], DELAY_MAX_S)));
  const count = seconds / UNITS[unit];
  return (
    <Group gap={4} wrap="nowrap">
      <NumberInput
        aria-label={label}
        w={76}
        min={0}
        max={Math.floor(DELAY_MAX_S / UNITS[unit])}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="blur"
        value={count}
        onChange={(typed) => typeof typed === 'number' && write(typed, unit)}
      />
      <Select
        aria-label={`${label}, ${t('delay.unit')}`}
        w={118}
        allowDeselect={false}
        data={(OFFERED.includes(unit) ? OFFERED : [unit, ...OFFERED]).map((name) => ({
          value: name,
          label: t(`delay.${name}`),
        }))}
        value={unit}
        onChange={(name) => name !== null && write(count, name)}
      />
    </Group>
  );
}

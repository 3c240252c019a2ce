import { Group, Input, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Delay } from '@/api/types';
import { DELAY_MAX_S, formatDelay, parseDelay } from '@/strategy-model';

interface Props {
  label: string;
  /** Small and with its label above it, in an editor; otherwise as a table holds it, whose head says what it is. */
  labelled?: boolean;
  value: Delay;
  onChange: (delay: Delay) => void;
}

const UNITS = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;
type Unit = keyof typeof UNITS;
const NAMES = Object.keys(UNITS) as Unit[];

/** A length of time as a count of the largest unit that divides it. */
export function DelayInput({ label, labelled = false, value, onChange }: Props) {
  const { t } = useTranslation();
  const seconds = parseDelay(value) ?? 0;
  const unit = NAMES.find((name) => seconds % UNITS[name] === 0 && seconds >= UNITS[name]) ?? 'min';
  const count = seconds / UNITS[unit];
  const set = (units: number, of: Unit) => onChange(formatDelay(Math.min(DELAY_MAX_S, units * UNITS[of])));
  const size = labelled ? 'xs' : 'sm';
  return (
    <Input.Wrapper label={labelled ? label : undefined} labelElement="div" size={size}>
      <Group gap={4} wrap="nowrap">
        <NumberInput
          size={size}
          w={labelled ? 110 : 76}
          aria-label={label}
          min={0}
          max={Math.floor(DELAY_MAX_S / UNITS[unit])}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="blur"
          value={count}
          onChange={(typed) => typeof typed === 'number' && set(typed, unit)}
        />
        <Select
          size={size}
          w={labelled ? 100 : 118}
          aria-label={`${label}, ${t('delay.unit')}`}
          allowDeselect={false}
          data={NAMES.map((name) => ({ value: name, label: t(`delay.${name}`) }))}
          value={unit}
          onChange={(name) => name !== null && set(count, name)}
        />
      </Group>
    </Input.Wrapper>
  );
}

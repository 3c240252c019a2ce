import { Group, Input, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DELAY_MAX_S, formatDelay, parseDelay } from '@/strategy-model';

interface Props {
  label: string;
  value: string;
  onChange: (delay: string) => void;
}

const UNITS = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;
type Unit = keyof typeof UNITS;
const NAMES = Object.keys(UNITS) as Unit[];

/** A length of time as a count of the largest unit that divides it. */
export function DelayInput({ label, value, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const seconds = parseDelay(value) ?? 0;
  const unit = NAMES.find((name) => seconds % UNITS[name] === 0 && seconds >= UNITS[name]) ?? 'min';
  const set = (count: number, of: Unit) => onChange(formatDelay(Math.min(DELAY_MAX_S, count * UNITS[of])));
  return (
    <Input.Wrapper label={label} labelElement="div" size="xs">
      <Group gap={6} wrap="nowrap">
        <NumberInput
          size="xs"
          w={110}
          aria-label={label}
          min={0}
          max={Math.floor(DELAY_MAX_S / UNITS[unit])}
          allowDecimal={false}
          value={seconds / UNITS[unit]}
          onChange={(count) => typeof count === 'number' && set(count, unit)}
        />
        <Select
          size="xs"
          w={100}
          aria-label={t('delay.unit')}
          allowDeselect={false}
          data={NAMES.map((name) => ({ value: name, label: t(`delay.${name}`) }))}
          value={unit}
          onChange={(next) => next !== null && set(Math.max(1, Math.round(seconds / UNITS[unit])), next)}
        />
      </Group>
    </Input.Wrapper>
  );
}

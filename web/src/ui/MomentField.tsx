import { Group, Input } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from './DateField';
import { TimeInput } from './TimeInput';

interface Props {
  label: string;
  description?: string;
  size?: 'xs' | 'sm';
  /** Whether there must be one. */
  required?: boolean;
  /** A local time, `2026-11-23T18:05`; empty: none. */
  value: string;
  onChange: (local: string) => void;
}

const MIDNIGHT = '00:00';

/** A day and a time of it. */
export function MomentField({ label, description, size = 'sm', required = false, value, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [date = '', time = ''] = value.split('T');
  return (
    <Input.Wrapper
      size={size}
      labelElement="div"
      label={<span id={id}>{label}</span>}
      description={description}
      inputWrapperOrder={['label', 'description', 'input']}
    >
      <Group role="group" aria-labelledby={id} gap={6} wrap="nowrap" mt={description === undefined ? 0 : 4}>
        <DateField
          size={size}
          w={size === 'xs' ? 124 : 150}
          aria-label={t('calendar.day')}
          required={required}
          value={date === '' ? undefined : date}
          onChange={(day) => onChange(day === undefined ? '' : `${day}T${time === '' ? MIDNIGHT : time}`)}
        />
        <TimeInput
          size={size}
          aria-label={t('calendar.time')}
          disabled={date === ''}
          value={time}
          onChange={(now) => onChange(`${date}T${now}`)}
        />
      </Group>
    </Input.Wrapper>
  );
}

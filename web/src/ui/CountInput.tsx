import { NumberInput, type NumberInputProps } from '@mantine/core';

interface Props extends Omit<NumberInputProps, 'value' | 'onChange'> {
  value: number | undefined;
  /** `undefined` when the field was emptied. */
  onChange: (value: number | undefined) => void;
}

/** A number within its bounds; emptied, it is left to its default. */
export function CountInput({ value, onChange, ...input }: Props) {
  return (
    <NumberInput
      allowNegative={false}
      allowDecimal={false}
      clampBehavior="blur"
      thousandSeparator={'\u202f'}
      {...input}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
    />
  );
}

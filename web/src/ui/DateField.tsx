import { DatePickerInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '@/api/types';

interface Common {
  label?: string;
  'aria-label'?: string;
  placeholder?: string;
  error?: string | null;
  w?: number;
}

interface One extends Common {
  value: CivilDate | undefined;
  onChange: (date: CivilDate | undefined) => void;
  /** Whether there must be one. */
  required?: boolean;
}

/** A day, as people write it. */
export function DateField({ value, onChange, required = false, ...input }: One) {
  const { t } = useTranslation();
  return (
    <DatePickerInput
      {...input}
      valueFormat="DD/MM/YYYY"
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('clear') }}
      value={value ?? null}
      onChange={(date) => {
        if (date !== null || !required) onChange(date ?? undefined);
      }}
    />
  );
}

interface Many extends Common {
  value: CivilDate[];
  onChange: (dates: CivilDate[]) => void;
}

/** Any number of days, in their order. */
export function DatesField({ value, onChange, ...input }: Many) {
  const { t } = useTranslation();
  return (
    <DatePickerInput
      {...input}
      type="multiple"
      valueFormat="DD/MM/YYYY"
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      value={value}
      onChange={(dates) => onChange([...dates].sort())}
    />
  );
}

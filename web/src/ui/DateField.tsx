import { DateInput, DatePickerInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '@/api/types';
import { parseDate } from '@/format/parseDate';

interface Common {
  label?: string;
  'aria-label'?: string;
  placeholder?: string;
  error?: string | null;
  w?: number;
  size?: 'xs' | 'sm';
}

const DAY_FIRST = 'DD/MM/YYYY';

/** What is the same for both: no days of other months and no colour for Sundays, both too pale to be read; and words for buttons that have only an arrow. */
function useCalendar() {
  const { t } = useTranslation();
  return {
    valueFormat: DAY_FIRST,
    hideOutsideDates: true,
    weekendDays: [],
    popoverProps: { withRoles: false },
    clearButtonProps: { 'aria-label': t('clear') },
    ariaLabels: {
      previousMonth: t('calendar.month.previous'),
      nextMonth: t('calendar.month.next'),
      previousYear: t('calendar.year.previous'),
      nextYear: t('calendar.year.next'),
      previousDecade: t('calendar.decade.previous'),
      nextDecade: t('calendar.decade.next'),
    },
  };
}

interface One extends Common {
  value: CivilDate | undefined;
  onChange: (date: CivilDate | undefined) => void;
  /** Whether there must be one. */
  required?: boolean;
}

/** A day, typed as people write it or chosen from the calendar. */
export function DateField({ value, onChange, required = false, ...input }: One) {
  const { t } = useTranslation();
  const calendar = useCalendar();
  return (
    <DateInput
      placeholder={t('calendar.date_form')}
      {...calendar}
      dateParser={parseDate}
      {...input}
      clearable={!required}
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
  const calendar = useCalendar();
  return (
    <DatePickerInput
      {...calendar}
      {...input}
      type="multiple"
      clearable
      value={value}
      onChange={(dates) => onChange([...dates].sort())}
    />
  );
}

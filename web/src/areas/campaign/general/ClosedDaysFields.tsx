import { MultiSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { calendarsQuery } from '@/api/campaigns';
import type { ClosedDays } from '@/api/types';
import { useLang } from '@/format';
import { DatesField } from '@/ui/DateField';
import { nameOf } from './holidays';

interface Props {
  value: ClosedDays | undefined;
  onChange: (value: ClosedDays | undefined) => void;
}

/** Closed days: those of calendars, and own dates. */
export function ClosedDaysFields({ value = {}, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const { data: known = [] } = useQuery(calendarsQuery);
  const { calendars = [], dates = [] } = value;
  const change = (changed: ClosedDays) => {
    const { calendars: codes = [], dates: days = [] } = { ...value, ...changed };
    onChange(
      codes.length === 0 && days.length === 0
        ? undefined
        : { ...(codes.length > 0 && { calendars: codes }), ...(days.length > 0 && { dates: days }) },
    );
  };
  const missing = calendars.filter((code) => !known.some((calendar) => calendar.code === code));
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t('closed_days.calendars')}
        data={[
          ...known.map(({ code, name }) => ({ value: code, label: nameOf(name, lang) })),
          ...missing.map((code) => ({ value: code, label: code })),
        ]}
        searchable
        clearable
        limit={60}
        value={calendars}
        onChange={(codes) => change({ calendars: codes })}
      />
      <DatesField
        label={t('closed_days.dates')}
        placeholder={t('closed_days.none')}
        value={dates}
        onChange={(days) => change({ dates: days })}
      />
    </Stack>
  );
}

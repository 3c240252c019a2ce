import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WeekHours } from '@/api/types';
import { FULL_WEEK, parseWeek, writeWeek } from '@/strategy-model';
import { planningLook } from '@/theme/plannings';
import { WeekEditor } from './WeekEditor';

interface Props {
  value: WeekHours;
  onChange: (hours: WeekHours) => void;
  readOnly?: boolean;
}

/** Hours of a week drawn on the grid: the opening hours of a campaign, or the hours of a limit (R1). */
export function OpeningHours({ value, onChange, readOnly = false }: Props) {
  const { t } = useTranslation('week');
  const layers = useMemo(
    () => [{ name: t('open'), week: parseWeek(value), look: planningLook(0) }],
    [t, value],
  );
  return (
    <WeekEditor
      label={t('opening')}
      layers={layers}
      active={readOnly ? null : 0}
      allowed={FULL_WEEK}
      onChange={(_, week) => onChange(writeWeek(week))}
    />
  );
}

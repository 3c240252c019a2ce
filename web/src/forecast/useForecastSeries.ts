import { useMemo } from 'react';
import type { Forecast } from '@/api/types';
import { useFormat } from '@/format';
import { byHour, dayBreaks, lacks } from './series';

/** The hours of a forecast with what charts write beneath them. */
export function useHours(forecast: Forecast) {
  const format = useFormat();
  return useMemo(() => {
    const hours = byHour(forecast.quarters);
    const breaks = dayBreaks(
      hours.map(({ at }) => at),
      forecast.zone,
    );
    const days = hours.map(({ at }, index) => (breaks[index] ? format.dayAndMonth(at, forecast.zone) : ''));
    return {
      hours,
      breaks,
      names: hours.map(({ at }) => format.moment(at, forecast.zone)),
      axis: days,
      marked: hours.map(lacks),
    };
  }, [forecast, format]);
}

/** The days of a forecast with what charts write beneath them. */
export function useDays(forecast: Forecast) {
  const format = useFormat();
  return useMemo(() => {
    const names = forecast.days.map(({ date }) => format.dateShort(date));
    return {
      days: forecast.days,
      breaks: names.map((_, index) => index === 0),
      names,
      axis: names,
    };
  }, [forecast, format]);
}

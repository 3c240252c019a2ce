import { useMemo } from 'react';
import type { Forecast } from '@/api/types';
import { useFormat } from '@/format';
import { byHour, dayBreaks, lacks } from './series';

const DAY_NAMES_MAX = 8;

/** What stands beneath points: every name or every second, third… of them, so that they have room. */
export const thinned = (names: readonly string[], most: number): string[] => {
  const shown = names.flatMap((name, index) => (name === '' ? [] : [index]));
  const every = Math.max(1, Math.ceil(shown.length / most));
  const kept = new Set(shown.filter((_, index) => index % every === 0));
  return names.map((name, index) => (kept.has(index) ? name : ''));
};

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
      axis: thinned(days, DAY_NAMES_MAX),
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
      axis: thinned(names, DAY_NAMES_MAX),
    };
  }, [forecast, format]);
}

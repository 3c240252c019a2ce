import type { Results } from '@/api/types';

/** A point of a series over time. */
export interface Point {
  label: string;
  calls: number;
  reached: number;
}

/** Hours that are always shown, so that the axis stands still while calls come in. */
const USUAL_HOURS = { first: 8, last: 19 };
const DAY_MS = 86_400_000;

/** The hours shown: the usual ones, and those with calls. */
function hoursShown(hours: number[]): number[] {
  const first = Math.min(USUAL_HOURS.first, ...hours);
  const last = Math.max(USUAL_HOURS.last, ...hours);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A day by quarter hour, without gaps. `quarter` counts those of the day on the campaign's clock, from 0. */
export function byQuarter(quarters: { quarter: number; calls: number; reached: number }[]): Point[] {
  const known = new Map(quarters.map(({ quarter, calls, reached }) => [quarter, { calls, reached }]));
  return hoursShown(quarters.map(({ quarter }) => Math.floor(quarter / 4))).flatMap((hour) =>
    [0, 1, 2, 3].map((part) => ({
      label: clock(hour, part * 15),
      calls: 0,
      reached: 0,
      ...known.get(hour * 4 + part),
    })),
  );
}

/** All days together by hour, without gaps. */
export function byHour(figures: Results['by_hour']): Point[] {
  const known = new Map(figures.map((hour) => [hour.hour, hour]));
  return hoursShown(figures.map((hour) => hour.hour)).map((hour) => ({
    label: clock(hour, 0),
    calls: known.get(hour)?.calls ?? 0,
    reached: known.get(hour)?.reached ?? 0,
  }));
}

/** Day by day from the first with calls to the last; days without calls stand as zero. `label` is the date. */
export function byDay(figures: Results['by_day']): (Point & { closed: number })[] {
  const known = new Map(figures.map((day) => [day.date, day]));
  if (figures.length === 0) return [];
  const dates_ms = figures.map((day) => Date.parse(day.date));
  const first_ms = Math.min(...dates_ms);
  const days = Math.round((Math.max(...dates_ms) - first_ms) / DAY_MS) + 1;
  return Array.from({ length: days }, (_, i) => {
    const date = new Date(first_ms + i * DAY_MS).toISOString().slice(0, 10);
    const day = known.get(date);
    return { label: date, calls: day?.calls ?? 0, reached: day?.reached ?? 0, closed: day?.closed ?? 0 };
  });
}

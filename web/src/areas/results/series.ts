import type { CampaignDay } from '../live/model';
import type { Results } from './model';

/** A point of a series over time. */
export interface Point {
  label: string;
  calls: number;
  reached: number;
}

const QUARTERS = 4;
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

/** A day by quarter hour, without gaps. */
export function byQuarter(day: CampaignDay): Point[] {
  const known = new Map(day.quarters.map((quarter) => [quarter.quarter, quarter]));
  const hours = day.quarters.map((quarter) => Math.floor(quarter.quarter / QUARTERS));
  return hoursShown(hours).flatMap((hour) =>
    [0, 1, 2, 3].map((part) => {
      const figures = known.get(hour * QUARTERS + part);
      return { label: clock(hour, part * 15), calls: figures?.calls ?? 0, reached: figures?.reached ?? 0 };
    }),
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

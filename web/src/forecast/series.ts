import type { Band, Forecast, ForecastQuarter, Instant } from '@/api/types';

/** An hour in which agents are there, or calls are. */
export interface Hour {
  at: Instant;
  /** Contacts callable, on the average of its quarters. */
  callable: Band;
  calls: Band;
  /** Agents there, on the average of its quarters. */
  agents: number;
  busy: Band;
  /** Agents who talk or write up, in percent of those there. */
  occupancy: Band;
}

const HOUR_MS = 3_600_000;

const combined = (bands: readonly Band[], divisor: number): Band => {
  const part = (of: keyof Band) => bands.reduce((sum, band) => sum + band[of], 0) / divisor;
  return { low: part('low'), mean: part('mean'), high: part('high') };
};

/**
 * The quarters of a forecast by hour. Bounds are added or averaged as they are: those of an hour are never tighter than they may be, as
 * its quarters seldom all go well or badly at once.
 */
export function byHour(quarters: readonly ForecastQuarter[]): Hour[] {
  const hours = new Map<number, ForecastQuarter[]>();
  for (const quarter of quarters) {
    // Texts may leave when nobody calls.
    if (quarter.agents === 0 && quarter.calls.high === 0) continue;
    const hour = Math.floor(Date.parse(quarter.at) / HOUR_MS);
    hours.set(hour, [...(hours.get(hour) ?? []), quarter]);
  }
  return [...hours].map(([hour, own]) => {
    const agents = own.reduce((sum, quarter) => sum + quarter.agents, 0) / own.length;
    const busy = combined(
      own.map((quarter) => quarter.busy_agents),
      own.length,
    );
    return {
      at: new Date(hour * HOUR_MS).toISOString(),
      agents,
      busy,
      callable: combined(
        own.map((quarter) => quarter.callable),
        own.length,
      ),
      calls: combined(
        own.map((quarter) => quarter.calls),
        1,
      ),
      occupancy: percentOf(busy, agents),
    };
  });
}

function percentOf({ low, mean, high }: Band, whole: number): Band {
  const percent = (part: number) => (whole === 0 ? 0 : Math.min(100, (100 * part) / whole));
  return { low: percent(low), mean: percent(mean), high: percent(high) };
}

/** Whether agents are there and, on average, fewer contacts than agents are callable. */
export const lacks = ({ agents, callable }: Hour): boolean => agents > 0 && callable.mean < agents;

/** Where another date begins in the campaign's zone. */
export function dayBreaks(instants: readonly Instant[], zone: string): boolean[] {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const dates = instants.map((at) => date.format(new Date(at)));
  return dates.map((day, index) => day !== dates[index - 1]);
}

const HOURS_DRAWN_DAYS = 14;

/** Whether hours can still be told apart; if not, days are drawn. */
export const drawnByHour = ({ days }: Forecast): boolean => days.length <= HOURS_DRAWN_DAYS;

/** Which names beneath a chart have room: each so much of its width, none beyond its end. */
export function roomyNames(axis: readonly string[], share: number): Set<number> {
  const room = share * axis.length;
  const kept: number[] = [];
  axis.forEach((name, index) => {
    const last = kept.at(-1);
    if (name !== '' && (last === undefined || index - last >= room) && index + room <= axis.length)
      kept.push(index);
  });
  return new Set(kept);
}

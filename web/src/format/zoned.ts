import type { Instant } from '@/api/types';

const MINUTE_MS = 60_000;

/** How far the clocks of a zone are ahead of UTC at an instant. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const clock = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return Math.round((clock - at) / MINUTE_MS) * MINUTE_MS;
}

const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The instant at which the clocks of a zone show `2026-11-23 18:05:00`. Of a time that occurs twice, the first; of one that is skipped,
 * the same time after the clocks went forward.
 */
export function instantIn(civil: string, zone: string): Instant {
  const clock = Date.parse(`${civil.replace(' ', 'T')}Z`);
  const before = offsetMs(clock - DAY_MS, zone);
  const after = offsetMs(clock + DAY_MS, zone);
  const shown = [clock - before, clock - after].find((at) => at + offsetMs(at, zone) === clock);
  return new Date(shown ?? clock - before).toISOString();
}

/** The instant of a local time `2026-11-23T18:05` in a zone, as a field holds it; `null` if it is none. */
export const toInstant = (local: string, zone: string): Instant | null =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? instantIn(`${local}:00`, zone) : null;

/** An instant as a local time `2026-11-23T18:05` of a zone. */
export function toLocal(at: Instant, zone: string): string {
  const ms = Date.parse(at);
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 16);
}

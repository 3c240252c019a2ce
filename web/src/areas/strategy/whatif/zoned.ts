import type { Instant } from '@/api/types';

const MINUTE_MS = 60_000;

/** How far a zone is from UTC at an instant, in milliseconds. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return local - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The instant of a local time `2026-11-23T18:05` in a zone; `null` if it is none. Where the clock skips it, an hour later. */
export function toInstant(local: string, zone: string): Instant | null {
  const wall = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(wall)) return null;
  const first = wall - offsetMs(wall, zone);
  return new Date(wall - offsetMs(first, zone)).toISOString();
}

/** An instant as a local time `2026-11-23T18:05` of a zone. */
export function toLocal(at: Instant, zone: string): string {
  const ms = Date.parse(at);
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 16);
}

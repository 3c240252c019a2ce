import { DAY_END, type Span, type Week } from '@/strategy-model';

/** How fine the grid is drawn and painted. */
export interface Zoom {
  /** Minutes of a row. */
  readonly stepMin: number;
  /** Height of an hour, in pixels. */
  readonly hourPx: number;
}

export const ZOOMS = {
  quarter: { stepMin: 15, hourPx: 48 },
  hour: { stepMin: 60, hourPx: 24 },
} as const satisfies Record<string, Zoom>;
export type ZoomName = keyof typeof ZOOMS;

const HOUR = 60;

/** The hours worth showing: what is allowed or painted, an hour around it, and whole hours. */
export function shownHours(weeks: readonly Week[]): Span {
  const spans = weeks.flatMap((week) => week.flat());
  if (spans.length === 0) return { from: 8 * HOUR, to: 20 * HOUR };
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  return {
    from: Math.max(0, Math.floor(from / HOUR) * HOUR - HOUR),
    to: Math.min(DAY_END, Math.ceil(to / HOUR) * HOUR + HOUR),
  };
}

/** The row of a minute, as its minutes. */
export function rowAt(minute: number, shown: Span, { stepMin }: Zoom): Span {
  const last = shown.to - stepMin;
  const from = Math.min(last, Math.max(shown.from, Math.floor(minute / stepMin) * stepMin));
  return { from, to: from + stepMin };
}

/** The nearest line between rows. */
export function lineAt(minute: number, shown: Span, { stepMin }: Zoom): number {
  return Math.min(shown.to, Math.max(shown.from, Math.round(minute / stepMin) * stepMin));
}

/** Both spans and what lies between. */
export const spanning = (a: Span, b: Span): Span => ({
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
});

export const toPx = (minutes: number, { hourPx }: Zoom): number => (minutes / HOUR) * hourPx;
export const toMinutes = (px: number, { hourPx }: Zoom): number => (px / hourPx) * HOUR;

import { at } from './at';
import type { WeekHours } from './types';

/** Names of the weekdays in files, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The end of a day, in minutes. */
export const DAY_END = 1440;

/** Half-open minutes `[from, to)` of one day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The hours of seven days, Monday first; the spans of a day are sorted and never touch. */
export type Week = readonly (readonly Span[])[];

export const EMPTY_WEEK: Week = [[], [], [], [], [], [], []];
export const FULL_WEEK: Week = WEEKDAYS.map(() => [{ from: 0, to: DAY_END }]);

/** Spans of one weekday. */
export interface Cells {
  readonly weekday: number;
  readonly span: Span;
}

/** Minutes after midnight of `18:30`, `9h`, `9 h 05` or `24:00`; `null` if it is none. */
export function parseTime(text: string): number | null {
  const match = /^\s*(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?\s*$/i.exec(text);
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const minutes = hour * 60 + minute;
  return minute > 59 || minutes > DAY_END ? null : minutes;
}

/** Minutes after midnight as `18:30`. */
export function formatTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A span of `09:00-12:30`; `null` if it is none or ends before it begins. */
export function parseSpan(text: string): Span | null {
  const ends = text.split(/[-–—]/);
  if (ends.length !== 2) return null;
  const [from, to] = [parseTime(at(ends, 0)), parseTime(at(ends, 1))];
  return from === null || to === null || from >= to ? null : { from, to };
}

export function formatSpan(span: Span): string {
  return `${formatTime(span.from)}-${formatTime(span.to)}`;
}

/** Spans of a line that somebody typed, `9h-12h30, 14:00-20:00`, or the part of it that cannot be read. */
export function parseSpans(line: string): { spans: readonly Span[] } | { wrong: string } {
  const parts = line
    .split(/[,;]|\bet\b|\band\b/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spans: Span[] = [];
  for (const part of parts) {
    const span = parseSpan(part);
    if (!span) return { wrong: part };
    spans.push(span);
  }
  return { spans: merged(spans) };
}

/** Sorted spans, those that touch or overlap made one. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last && span.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

function cut(spans: readonly Span[], away: readonly Span[]): readonly Span[] {
  return away.reduce<readonly Span[]>(
    (rest, hole) =>
      rest
        .flatMap((span) => [
          { from: span.from, to: Math.min(span.to, hole.from) },
          { from: Math.max(span.from, hole.to), to: span.to },
        ])
        .filter((span) => span.from < span.to),
    spans,
  );
}

function common(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return merged(
    a
      .flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) })))
      .filter((s) => s.from < s.to),
  );
}

const byDay = (a: Week, b: Week, of: (x: readonly Span[], y: readonly Span[]) => readonly Span[]): Week =>
  WEEKDAYS.map((_, day) => of(at(a, day), at(b, day)));

/** The hours that are in either. */
export const union = (a: Week, b: Week): Week => byDay(a, b, (x, y) => merged([...x, ...y]));
/** The hours that are in both. */
export const intersection = (a: Week, b: Week): Week => byDay(a, b, common);
/** The hours of `a` that are not in `b`. */
export const minus = (a: Week, b: Week): Week => byDay(a, b, (x, y) => merged(cut(x, y)));

export const isEmpty = (week: Week): boolean => week.every((day) => day.length === 0);
export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, i) => span.from === at(b, i).from && span.to === at(b, i).to);
export const sameWeek = (a: Week, b: Week): boolean =>
  WEEKDAYS.every((_, day) => sameSpans(at(a, day), at(b, day)));

/** Whether the minute of a weekday is inside. */
export const contains = (week: Week, weekday: number, minute: number): boolean =>
  at(week, weekday).some((span) => span.from <= minute && minute < span.to);

/** Minutes of a week inside. */
export const totalMin = (week: Week): number =>
  week.flat().reduce((sum, span) => sum + span.to - span.from, 0);

/** All cells in the order of the week. */
export const cellsOf = (week: Week): Cells[] =>
  week.flatMap((spans, weekday) => spans.map((span) => ({ weekday, span })));

/** The week of these cells, which may overlap and come in any order. */
export const weekOf = (cells: readonly Cells[]): Week =>
  WEEKDAYS.map((_, day) => merged(cells.filter((cell) => cell.weekday === day).map((cell) => cell.span)));

/** The hours of `from` put on other days in place of what they had, as far as they lie inside `allowed`. */
export function copyDay(week: Week, from: number, to: readonly number[], allowed: Week): Week {
  return week.map((spans, day) => (to.includes(day) ? common(at(week, from), at(allowed, day)) : spans));
}

/** One span of a day put in place of another one, as when its edge is dragged. */
export function replaceSpan(week: Week, weekday: number, old: Span, now: Span | null): Week {
  return week.map((spans, day) =>
    day === weekday
      ? merged([
          ...spans.filter((s) => s.from !== old.from || s.to !== old.to),
          ...(now && now.from < now.to ? [now] : []),
        ])
      : spans,
  );
}

/** Reads the form of files. Throws with the key that is wrong. */
export function parseWeek(hours: WeekHours): Week {
  const days: (readonly Span[])[] = WEEKDAYS.map(() => []);
  for (const [key, texts] of Object.entries(hours)) {
    const [first, last = first] = key.split('-').map((name) => (WEEKDAYS as readonly string[]).indexOf(name));
    if (first === undefined || last === undefined || first < 0 || last < first)
      throw new Error(`unknown weekday \`${key}\``);
    const spans = texts.map((text) => {
      const span = parseSpan(text);
      if (!span) throw new Error(`\`${text}\` is not a span of hours`);
      return span;
    });
    for (let day = first; day <= last; day++) days[day] = merged(spans);
  }
  return days;
}

/** Runs of neighbouring days with the same hours, days without hours left out. */
export function dayRuns(week: Week): { first: number; last: number; spans: readonly Span[] }[] {
  const runs = [];
  for (let first = 0, last: number; first < 7; first = last + 1) {
    last = first;
    while (last < 6 && sameSpans(at(week, last + 1), at(week, first))) last++;
    if (at(week, first).length > 0) runs.push({ first, last, spans: at(week, first) });
  }
  return runs;
}

/** Writes the form of files, as the server writes it back: neighbouring days with the same hours under one key. */
export function writeWeek(week: Week): WeekHours {
  return Object.fromEntries(
    dayRuns(week).map(({ first, last, spans }) => [
      first === last ? at(WEEKDAYS, first) : `${WEEKDAYS[first]}-${WEEKDAYS[last]}`,
      spans.map(formatSpan),
    ]),
  );
}

import {
  at,
  contains,
  EMPTY_WEEK,
  intersection,
  isEmpty,
  minus,
  type Span,
  union,
  type Week,
} from '@/strategy-model';

/** A rectangle of the week: neighbouring days, the same hours of each. */
export interface Area {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly span: Span;
}

/** What a stroke could not paint, and why (R12). */
export interface Refused {
  /** Where the campaign is closed. */
  readonly closed: Week;
  /** Where another layer already is. */
  readonly taken: readonly { layer: number; week: Week }[];
}

export const NOTHING_REFUSED: Refused = { closed: EMPTY_WEEK, taken: [] };
export const isRefused = ({ closed, taken }: Refused): boolean => !isEmpty(closed) || taken.length > 0;

/** What is painted on: the layers share no cell, and none leaves what is allowed. */
export interface Canvas {
  readonly layers: readonly Week[];
  readonly allowed: Week;
}

export const weekOfArea = ({ firstDay, lastDay, span }: Area): Week =>
  EMPTY_WEEK.map((_, day) => (day >= firstDay && day <= lastDay ? [span] : []));

/** The part of `wish` that the layer may have, and what it may not. */
export function allowedPart(
  { layers, allowed }: Canvas,
  layer: number,
  wish: Week,
): { week: Week; refused: Refused } {
  const taken = layers.flatMap((other, index) => {
    const week = intersection(wish, other);
    return index === layer || isEmpty(week) ? [] : [{ layer: index, week }];
  });
  const week = taken.reduce((rest, one) => minus(rest, one.week), intersection(wish, allowed));
  return { week, refused: { closed: minus(wish, allowed), taken } };
}

/** A layer after a stroke over an area. */
export function painted(canvas: Canvas, layer: number, area: Area): { week: Week; refused: Refused } {
  const { week, refused } = allowedPart(canvas, layer, weekOfArea(area));
  return { week: union(at(canvas.layers, layer), week), refused };
}

/** A layer after an area was erased. */
export const erased = ({ layers }: Canvas, layer: number, area: Area): Week =>
  minus(at(layers, layer), weekOfArea(area));

/** A layer after one of its blocks was made longer or shorter. */
export function resized(
  canvas: Canvas,
  layer: number,
  weekday: number,
  old: Span,
  now: Span,
): { week: Week; refused: Refused } {
  const week = at(canvas.layers, layer);
  const without = minus(week, weekOfArea({ firstDay: weekday, lastDay: weekday, span: old }));
  if (now.from >= now.to) return { week: without, refused: NOTHING_REFUSED };
  const wish = weekOfArea({ firstDay: weekday, lastDay: weekday, span: now });
  const part = allowedPart(canvas, layer, wish);
  return { week: union(without, part.week), refused: part.refused };
}

/** The block of a layer under a minute of a weekday. */
export function blockAt({ layers }: Canvas, weekday: number, minute: number) {
  const layer = layers.findIndex((week) => contains(week, weekday, minute));
  if (layer < 0) return null;
  const spans = at(layers, layer)[weekday] ?? [];
  const span = spans.find(({ from, to }) => from <= minute && minute < to);
  return span === undefined ? null : { layer, span };
}

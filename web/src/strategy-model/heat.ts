import { at } from './at';
import type { Strategy } from './types';
import { type Span, type Week, contains, FULL_WEEK, intersection, parseWeek, union } from './week';

/** When a number may be called: its plannings within the opening hours; without planning, all of them (R12, R33). */
export function callableWeek(strategy: Strategy, index: number, opening: Week): Week {
  const plannings = strategy.number[index]?.planning ?? [];
  if (strategy.favour_number_order || plannings.length === 0) return opening;
  return plannings.map((planning) => intersection(parseWeek(planning.hours), opening)).reduce(union);
}

/** A stretch of a weekday in which the same numbers may be called. */
export interface Stretch extends Span {
  /** Indices of the numbers, in their order. */
  numbers: number[];
}

/** The open hours of each weekday, cut wherever the numbers that may be called change; holes have no number. */
export function heatWeek(strategy: Strategy, opening: Week): Stretch[][] {
  const weeks = strategy.number.map((_, index) => callableWeek(strategy, index, opening));
  return FULL_WEEK.map((_, weekday) => {
    const edges = new Set(
      [...at(opening, weekday), ...weeks.flatMap((week) => at(week, weekday))].flatMap(({ from, to }) => [
        from,
        to,
      ]),
    );
    const sorted = [...edges].sort((a, b) => a - b);
    return sorted.slice(1).flatMap((to, i): Stretch[] => {
      const from = at(sorted, i);
      if (!contains(opening, weekday, from)) return [];
      return [
        { from, to, numbers: weeks.flatMap((week, index) => (contains(week, weekday, from) ? [index] : [])) },
      ];
    });
  });
}

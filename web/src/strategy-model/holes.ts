import type { Hole } from '@/api/types';
import { EMPTY_WEEK, FULL_WEEK, intersection, minus, parseSpan, type Week, weekOf, union } from './week';

/** Contacts with the same columns filled, and the open hours in which some of them cannot be called. */
export interface HoleProfile {
  /** The filled columns; one key for each set of them. */
  key: string;
  columns: readonly string[];
  /** How many contacts of the file have these columns filled; unknown without a file. */
  contacts: number | null;
  week: Week;
}

/** The hours of a hole. */
export const holeWeek = ({ cells }: Pick<Hole, 'cells'>): Week =>
  weekOf(
    cells.flatMap(({ weekday, span }) => {
      const read = parseSpan(span);
      return read === null ? [] : [{ weekday, span: read }];
    }),
  );

/** The hours of some holes together. */
export const holesWeek = (holes: readonly Hole[]): Week => holes.map(holeWeek).reduce(union, weekOf([]));

/** The hours in which every one of some holes is, and those in which some are and others not. */
export function holesShared(holes: readonly Hole[]): { every: Week; some: Week } {
  if (holes.length === 0) return { every: EMPTY_WEEK, some: EMPTY_WEEK };
  const every = holes.map(holeWeek).reduce(intersection, FULL_WEEK);
  return { every, some: minus(holesWeek(holes), every) };
}

/** How many contacts some holes concern. Contacts of the same columns and zone are counted once, however far they are. */
export function contactsOf(holes: readonly Hole[]): number | null {
  const kinds = new Map(
    holes.map(({ columns, zone, contacts }) => [JSON.stringify([columns, zone]), contacts]),
  );
  return [...kinds.values()].reduce(
    (sum: number | null, contacts) => (sum === null || contacts === null ? null : sum + contacts),
    0,
  );
}

export const profileKey = ({ columns }: Pick<Hole, 'columns'>): string => columns.join(' + ');

/** Holes by the columns that are filled, in the order in which they come. */
export function holeProfiles(holes: readonly Hole[]): HoleProfile[] {
  const keys = [...new Set(holes.map(profileKey))];
  return keys.map((key) => {
    const own = holes.filter((hole) => profileKey(hole) === key);
    return { key, columns: own[0]?.columns ?? [], contacts: contactsOf(own), week: holesWeek(own) };
  });
}

import type { Treatment } from '@/strategy-model';

/** A rectangle of cells by row and column, both ends included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Spot {
  readonly row: number;
  readonly column: number;
}

export const rangeOf = (a: Spot, b: Spot): Range => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});

export const inRange = ({ top, left, bottom, right }: Range, { row, column }: Spot): boolean =>
  top <= row && row <= bottom && left <= column && column <= right;

export const spotsOf = ({ top, left, bottom, right }: Range): Spot[] =>
  Array.from({ length: bottom - top + 1 }, (_, r) =>
    Array.from({ length: right - left + 1 }, (_, c) => ({ row: top + r, column: left + c })),
  ).flat();

/** What goes where. */
export interface Filled {
  readonly spot: Spot;
  readonly treatment: Treatment | null;
}

type Read = (spot: Spot) => Treatment | null;
type Rows = readonly (readonly (Treatment | null)[])[];

/** The cells of a range, row by row. */
export const readRange = (range: Range, read: Read): Rows =>
  Array.from({ length: range.bottom - range.top + 1 }, (_, r) =>
    Array.from({ length: range.right - range.left + 1 }, (_, c) =>
      read({ row: range.top + r, column: range.left + c }),
    ),
  );

/** Copied cells put on a range: one copied cell fills it all, several begin at its corner, as far as there are cells. */
export function pasteInto(range: Range, rows: Rows, last: Spot): Filled[] {
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  if (height === 0 || width === 0) return [];
  const bottom = Math.min(last.row, Math.max(range.bottom, range.top + height - 1));
  const right = Math.min(last.column, Math.max(range.right, range.left + width - 1));
  return spotsOf({ ...range, bottom, right }).map((spot) => ({
    spot,
    treatment: rows[(spot.row - range.top) % height]?.[(spot.column - range.left) % width] ?? null,
  }));
}

/** The first column of a range filled to the right; one cell fills its row to the end. */
export function fillRight(range: Range, read: Read, last: Spot): Filled[] {
  const right = range.left === range.right ? last.column : range.right;
  return spotsOf({ ...range, left: range.left + 1, right }).map((spot) => ({
    spot,
    treatment: read({ row: spot.row, column: range.left }),
  }));
}

/** The first row of a range filled down; one cell fills its column to the end. */
export function fillDown(range: Range, read: Read, last: Spot): Filled[] {
  const bottom = range.top === range.bottom ? last.row : range.bottom;
  return spotsOf({ ...range, top: range.top + 1, bottom }).map((spot) => ({
    spot,
    treatment: read({ row: range.top, column: spot.column }),
  }));
}

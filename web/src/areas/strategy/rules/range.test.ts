import { describe, expect, it } from 'vitest';
import type { Treatment } from '@/strategy-model';
import { fillDown, fillRight, pasteInto, rangeOf, readRange, type Filled, type Spot } from './range';

const rule = (name: string): Treatment => ({ recall: { close: name } });
const grid = [
  [rule('a'), rule('b'), null],
  [rule('c'), null, null],
  [null, null, null],
];
const read = ({ row, column }: Spot) => grid[row]?.[column] ?? null;
const last = { row: 2, column: 2 };
const told = (filled: Filled[]) =>
  filled.map(({ spot, treatment }) => `${spot.row}${spot.column}${treatment?.recall.close ?? '-'}`);
const one = (row: number, column: number) => rangeOf({ row, column }, { row, column });

describe('cells of a rule table', () => {
  it('R14: one copied cell fills what is chosen', () => {
    expect(
      told(pasteInto(rangeOf({ row: 1, column: 1 }, { row: 2, column: 2 }), [[rule('x')]], last)),
    ).toEqual(['11x', '12x', '21x', '22x']);
  });

  it('several copied cells begin at the corner and end with the table', () => {
    const rows = readRange(rangeOf({ row: 1, column: 1 }, { row: 0, column: 0 }), read);
    expect(told(pasteInto(one(1, 2), rows, last))).toEqual(['12a', '22c']);
    expect(told(pasteInto(one(0, 1), rows, last))).toEqual(['01a', '02b', '11c', '12-']);
    expect(pasteInto(one(0, 0), [], last)).toEqual([]);
  });

  it('fills right and down, within what is chosen or to the end', () => {
    expect(told(fillRight(rangeOf({ row: 0, column: 0 }, { row: 1, column: 1 }), read, last))).toEqual([
      '01a',
      '11c',
    ]);
    expect(told(fillRight(one(0, 1), read, last))).toEqual(['02b']);
    expect(told(fillDown(one(0, 0), read, last))).toEqual(['10a', '20a']);
    expect(fillRight(one(0, 2), read, last)).toEqual([]);
  });
});

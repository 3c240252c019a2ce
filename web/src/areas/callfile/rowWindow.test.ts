import { expect, it } from 'vitest';
import { rowWindow } from './rowWindow';

it('draws few rows of many', () => {
  const drawn = rowWindow(1_000_000, 40, 400_000, 800);
  expect(drawn.first).toBe(9_988);
  expect(drawn.end).toBe(10_032);
});

it('keeps the height of the whole', () => {
  for (const scrolled_px of [0, 40, 12_345, 3_999_999, 9_000_000]) {
    const drawn = rowWindow(1_000, 40, scrolled_px, 800);
    expect(drawn.before_px + (drawn.end - drawn.first) * 40 + drawn.after_px).toBe(40_000);
  }
});

it('has nothing to draw of nothing', () => {
  expect(rowWindow(0, 40, 0, 800)).toEqual({ first: 0, end: 0, before_px: 0, after_px: 0 });
});

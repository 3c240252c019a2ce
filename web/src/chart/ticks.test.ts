import { describe, expect, it } from 'vitest';
import { ticks } from './ticks';

describe('ticks of an axis', () => {
  it('are round, few, and reach the top', () => {
    expect(ticks(0)).toEqual([0, 1]);
    expect(ticks(4)).toEqual([0, 1, 2, 3, 4]);
    expect(ticks(7)).toEqual([0, 2, 4, 6, 8]);
    expect(ticks(1_234)).toEqual([0, 500, 1_000, 1_500]);
  });

  it('hold for every size', () => {
    for (let top = 1; top < 1e7; top = Math.ceil(top * 1.7)) {
      const steps = ticks(top);
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(steps.at(-1)).toBeGreaterThanOrEqual(top);
      expect(steps.at(-2)).toBeLessThan(top);
    }
  });
});

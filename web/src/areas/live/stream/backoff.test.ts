import { expect, it } from 'vitest';
import { backoffMs } from './backoff';

it('doubles from one second', () => {
  expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
});

it('never waits longer than half a minute', () => {
  expect(backoffMs(60, 1)).toBe(30_000);
});

it('leaves half of the wait to chance', () => {
  expect(backoffMs(3, 0)).toBe(2_000);
  expect(backoffMs(3, 0.5)).toBe(3_000);
});

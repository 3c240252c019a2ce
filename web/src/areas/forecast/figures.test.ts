import { describe, expect, it } from 'vitest';
import type { Comparison, Difference, Forecast } from '@/api/types';
import { candidates, keyOf } from './candidates';
import { comparedFigures } from './figures';

const band = (mean: number) => ({ low: mean - 1, mean, high: mean + 1 });

const forecast = (reached: number, texts: number) =>
  ({
    totals: {
      reached: band(reached),
      ended: [
        { result: 'sale', contacts: band(3) },
        { result: 'given_up', contacts: band(4.5) },
      ],
      waiting: band(0),
      calls: band(90),
      answers: band(30),
      abandoned: band(0),
      abandonment_percent: band(2),
      texts: { low: 0, mean: texts, high: texts },
      messages: { low: 0, mean: 0, high: 0 },
      occupancy_percent: band(60),
      idle_agent_h: band(5),
    },
  }) as Forecast;

const more: Difference = { figure: 'reached', difference: band(10), p: 0.01, larger_than_noise: true };
const compared: Comparison = {
  forecasts: [forecast(20, 0), forecast(30, 0)],
  differences: [{ strategy: 1, figures: [more] }],
};

describe('the totals of a comparison', () => {
  const rows = comparedFigures(compared);
  it('stand beside each other, differences with the later strategy alone', () => {
    expect(rows[0]).toEqual({
      name: 'reached',
      cells: [
        { value: band(20), difference: null },
        { value: band(30), difference: more },
      ],
    });
  });
  it('add up the contacts that ended, whatever the result', () => {
    expect(rows.find(({ name }) => name === 'ended')?.cells[0]?.value).toBe(7.5);
  });
  it('leave out texts and messages when no strategy sends any', () => {
    expect(rows.map(({ name }) => name)).not.toContain('texts');
    const sent = comparedFigures({ ...compared, forecasts: [forecast(20, 0), forecast(30, 4)] });
    expect(sent.map(({ name }) => name)).toContain('texts');
  });
});

it('offers the version in place first, then the newest, the classic rules last', () => {
  const version = (number: number, in_place: boolean) => ({
    version: number,
    in_place,
    note: '',
    put_at: '2026-11-23T08:00:00Z',
    put_by: null,
  });
  const offered = candidates([version(1, false), version(2, true), version(3, false)], true);
  expect(offered.map(keyOf)).toEqual(['v2', 'v3', 'v1', 'classic']);
  expect(candidates([version(1, true)], false).map(keyOf)).toEqual(['v1']);
});

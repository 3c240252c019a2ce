import { describe, expect, it } from 'vitest';
import type { ForecastQuarter } from '@/api/types';
import { runs, stepArea, stepLine } from './path';
import { byHour, dayBreaks, lacks, roomyNames } from './series';

const band = (mean: number) => ({ low: mean - 1, mean, high: mean + 1 });
const zero = { low: 0, mean: 0, high: 0 };

const quarter = (at: string, callable: number, busy: number, agents = 4): ForecastQuarter => ({
  at,
  agents,
  callable: band(callable),
  calls: band(2),
  answers: zero,
  busy_agents: band(busy),
  occupancy_percent: zero,
  idle_agent_s: zero,
  abandoned: zero,
  texts: zero,
  messages: zero,
});

describe('quarters by hour', () => {
  const [first, second] = byHour([
    quarter('2026-11-23T08:30:00Z', 10, 2),
    quarter('2026-11-23T08:45:00Z', 20, 4),
    quarter('2026-11-23T09:00:00Z', 1, 1),
  ]);
  it('averages what stands, and adds up what happens', () => {
    expect(first).toEqual({
      at: '2026-11-23T08:00:00.000Z',
      agents: 4,
      callable: { low: 14, mean: 15, high: 16 },
      calls: { low: 2, mean: 4, high: 6 },
      busy: { low: 2, mean: 3, high: 4 },
      occupancy: { low: 50, mean: 75, high: 100 },
    });
  });
  it('sees where fewer contacts than agents are callable', () => {
    expect([first, second].map((hour) => hour && lacks(hour))).toEqual([false, true]);
  });
  it('knows no occupancy without agents', () => {
    expect(byHour([quarter('2026-11-23T08:30:00Z', 0, 0, 0)])[0]?.occupancy.mean).toBe(0);
  });
});

it('a date begins where the campaign is, not in Greenwich', () => {
  const instants = ['2026-11-23T22:00:00Z', '2026-11-23T23:00:00Z', '2026-11-24T00:00:00Z'];
  expect(dayBreaks(instants, 'Europe/Paris')).toEqual([true, true, false]);
});

it('names have room, and stay within the chart', () => {
  expect([...roomyNames(['a', 'b', '', 'c', '', '', '', 'd'], 0.25)]).toEqual([0, 3]);
});

describe('steps', () => {
  it('break where a run ends', () => {
    expect(runs([true, false, true])).toEqual([
      [0, 2],
      [2, 3],
    ]);
  });
  it('keep the height of a point over its width', () => {
    expect(stepLine([1, 2, 0], 2, [true, false, true])).toBe('M0 50H1V0H2M2 100H3');
  });
  it('enclose what lies between two lines', () => {
    expect(stepArea([0, 1], [1, 2], 2, [true, false])).toBe('M0 50H1V0H2V50H1V100H0Z');
  });
});

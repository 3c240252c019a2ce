import { expect, it } from 'vitest';
import { byDay, byHour, byQuarter } from './series';

it('shows the usual hours of a day without calls', () => {
  const points = byQuarter([]);
  expect(points).toHaveLength(12 * 4);
  expect(points[0]).toEqual({ label: '08:00', calls: 0, reached: 0 });
  expect(points.at(-1)?.label).toBe('19:45');
});

it('puts calls into their quarter hour', () => {
  const points = byQuarter([{ quarter: 37, calls: 12, reached: 4 }]);
  expect(points.find((point) => point.calls > 0)).toEqual({ label: '09:15', calls: 12, reached: 4 });
});

it('widens to quarter hours with calls', () => {
  const points = byQuarter([{ quarter: 10, calls: 5, reached: 2 }]);
  expect(points[0]?.label).toBe('02:00');
  expect(points[2]).toEqual({ label: '02:30', calls: 5, reached: 2 });
});

it('widens to hours with calls', () => {
  expect(byHour([{ hour: 6, calls: 1, reached: 0 }])[0]).toEqual({ label: '06:00', calls: 1, reached: 0 });
  expect(byHour([{ hour: 21, calls: 1, reached: 1 }]).at(-1)).toEqual({
    label: '21:00',
    calls: 1,
    reached: 1,
  });
});

it('counts days without calls as zero, across a change of the clock', () => {
  const points = byDay([
    { date: '2026-10-26', calls: 3, reached: 1, closed: 1 },
    { date: '2026-10-24', calls: 5, reached: 2, closed: 0 },
  ]);
  expect(points.map((point) => [point.label, point.calls])).toEqual([
    ['2026-10-24', 5],
    ['2026-10-25', 0],
    ['2026-10-26', 3],
  ]);
});

it('has no day before the first call', () => {
  expect(byDay([])).toEqual([]);
});

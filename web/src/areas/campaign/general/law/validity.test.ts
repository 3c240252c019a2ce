import { describe, expect, it } from 'vitest';
import { lastDay, validityOn } from './validity';

const dated = (effective_from: string | null, effective_to: string | null) => ({
  effective_from,
  effective_to,
});

describe('a dated rule (R37)', () => {
  it.each([
    ['2026-08-10', 'later'],
    ['2026-08-11', 'now'],
    ['2027-02-28', 'now'],
    ['2027-03-01', 'over'],
  ] as const)('on %s is %s', (day, validity) => {
    expect(validityOn(dated('2026-08-11', '2027-03-01'), day)).toBe(validity);
  });

  it('without dates always holds', () => {
    expect(validityOn(dated(null, null), '1999-01-01')).toBe('now');
    expect(lastDay(dated(null, null))).toBeNull();
  });

  it('is told by its last day, which comes before the first without it', () => {
    expect(lastDay(dated(null, '2027-03-01'))).toBe('2027-02-28');
  });
});

import { describe, expect, it } from 'vitest';
import { lastDay, validityOn } from './validity';

describe('a dated rule (R37)', () => {
  it.each([
    ['2026-08-10', 'later'],
    ['2026-08-11', 'now'],
    ['2027-02-28', 'now'],
    ['2027-03-01', 'over'],
  ] as const)('on %s is %s', (day, validity) => {
    expect(validityOn({ effective_from: '2026-08-11', effective_to: '2027-03-01' }, day)).toBe(validity);
  });

  it('without dates always holds', () => {
    expect(validityOn({}, '1999-01-01')).toBe('now');
    expect(lastDay({})).toBeNull();
  });

  it('is told by its last day, which comes before the first without it', () => {
    expect(lastDay({ effective_to: '2027-03-01' })).toBe('2027-02-28');
  });
});

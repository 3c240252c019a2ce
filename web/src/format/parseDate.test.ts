import { describe, expect, it } from 'vitest';
import { parseDate } from './parseDate';

describe('a day as somebody types it', () => {
  it.each(['23/11/2026', ' 23.11.2026 ', '23 11 2026', '23-11-2026', '2026-11-23'])('reads %s', (text) => {
    expect(parseDate(text)).toBe('2026-11-23');
  });

  it('has the day first, and needs no leading zeros', () => {
    expect(parseDate('5/1/2027')).toBe('2027-01-05');
  });

  it.each(['', '23/11', '23/11/26', '11/23/2026', '31/02/2026', '00/01/2026', 'demain'])(
    'takes %j for none',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );
});

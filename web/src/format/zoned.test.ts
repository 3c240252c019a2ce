import { describe, expect, it } from 'vitest';
import { toInstant, toLocal } from './zoned';

describe('local times', () => {
  it('R2: are those of the zone, summer and winter', () => {
    for (const [local, zone, instant] of [
      ['2026-11-23T18:05', 'Europe/Paris', '2026-11-23T17:05:00.000Z'],
      ['2026-07-01T18:05', 'Europe/Paris', '2026-07-01T16:05:00.000Z'],
      ['2026-11-23T00:30', 'Indian/Reunion', '2026-11-22T20:30:00.000Z'],
      ['2026-10-25T12:00', 'Europe/Paris', '2026-10-25T11:00:00.000Z'],
      ['2026-03-29T12:00', 'Europe/Paris', '2026-03-29T10:00:00.000Z'],
    ] as const) {
      expect(toInstant(local, zone)).toBe(instant);
      expect(toLocal(instant, zone)).toBe(local);
    }
  });

  it('are none where nothing was typed', () => {
    expect(toInstant('', 'Europe/Paris')).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { LAST_ATTEMPTS_MAX, withAttempts } from './lastAttempts';
import type { AttemptSeen } from '@/api/types';

function attempt(contact: number, placed_at: string, status: string | null = null): AttemptSeen {
  return {
    contact,
    key: `K${contact}`,
    placed_at,
    ended_at: status && placed_at,
    tel: 'TEL1',
    national: '06 39 98 00 01',
    shown: null,
    status,
    status_name: null,
    rule: { fr: 'Premier appel', en: 'First call' },
  };
}

it('puts the newest call first', () => {
  const seen = withAttempts(
    [attempt(1, '2026-11-23T08:00:00.000Z')],
    [attempt(2, '2026-11-23T08:00:01.000Z')],
  );
  expect(seen.map((one) => one.contact)).toEqual([2, 1]);
});

it('compares instants, however many digits they are written with', () => {
  const seen = withAttempts([attempt(1, '2026-11-23T08:00:00Z')], [attempt(2, '2026-11-23T08:00:00.5Z')]);
  expect(seen.map((one) => one.contact)).toEqual([2, 1]);
});

it('shows a call once, with its end when it has one', () => {
  const at = '2026-11-23T08:00:00.000Z';
  expect(withAttempts([attempt(1, at)], [attempt(1, at, 'busy')]).map((one) => one.status)).toEqual(['busy']);
});

it('keeps two calls of one contact apart', () => {
  const seen = withAttempts(
    [attempt(1, '2026-11-23T08:00:00.000Z')],
    [attempt(1, '2026-11-23T09:00:00.000Z')],
  );
  expect(seen).toHaveLength(2);
});

it('forgets the oldest', () => {
  const many = Array.from({ length: LAST_ATTEMPTS_MAX + 1 }, (_, i) =>
    attempt(i, new Date(Date.UTC(2026, 10, 23, 8, 0, i)).toISOString()),
  );
  const seen = withAttempts([], many);
  expect(seen).toHaveLength(LAST_ATTEMPTS_MAX);
  expect(seen.at(-1)?.contact).toBe(1);
});

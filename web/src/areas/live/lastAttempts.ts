import type { AttemptSeen } from '@/api/types';

/** How many are kept on the screen. */
export const LAST_ATTEMPTS_MAX = 100;

/** A contact has one call at a time, so that the instant tells its calls apart. */
export function attemptId(attempt: AttemptSeen): string {
  return `${attempt.contact}@${attempt.placed_at}`;
}

/** What has come, newest call first; a call that has ended takes the place of the same call in progress. */
export function withAttempts(known: AttemptSeen[], come: AttemptSeen[]): AttemptSeen[] {
  const byId = new Map(known.map((attempt) => [attemptId(attempt), attempt]));
  for (const attempt of come) byId.set(attemptId(attempt), attempt);
  return [...byId.values()]
    .sort(
      (one, other) => Date.parse(other.placed_at) - Date.parse(one.placed_at) || one.contact - other.contact,
    )
    .slice(0, LAST_ATTEMPTS_MAX);
}

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait after so many failures in a row (from 1): doubling, at most half a minute. Half of it is left to chance, so that
 * many screens do not come back to a restarted server in the same instant.
 */
export function backoffMs(failures: number, chance: number): number {
  const full_ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return full_ms / 2 + (full_ms / 2) * chance;
}

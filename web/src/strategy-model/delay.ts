/** Lengths of time as files write them: `15 min`, `1 h 30 min`, `3 d`; a day is 24 hours. */

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** The longest delay, in seconds: 400 days. */
export const DELAY_MAX_S = 400 * 86_400;

const SECONDS: Record<string, number> = {
  d: 86_400,
  j: 86_400,
  day: 86_400,
  days: 86_400,
  h: 3_600,
  min: 60,
  mn: 60,
  m: 60,
  s: 1,
};

/** Seconds of a delay, or `null` if it is none. */
export function parseDelay(text: string): number | null {
  if (!/^\s*(\d+\s*[a-z]+\s*)+$/i.test(text)) return null;
  let seconds = 0;
  for (const [, count, unit = ''] of text.matchAll(/(\d+)\s*([a-z]+)/gi)) {
    const unitS = SECONDS[unit.toLowerCase()];
    if (unitS === undefined) return null;
    seconds += Number(count) * unitS;
  }
  return seconds <= DELAY_MAX_S ? seconds : null;
}

/** A delay as files write it. */
export function formatDelay(seconds: number): string {
  let rest = seconds;
  const parts = UNITS.flatMap(([unit, unitS]) => {
    const count = Math.floor(rest / unitS);
    rest %= unitS;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.join(' ') || '0 s';
}

import type { StrategyVersionListed } from '@/api/types';

/** Most strategies of a comparison. */
export const COMPARED_MAX = 4;

/** What can be compared: a version of the strategy, or the classic rules. */
export type Candidate = { version: number; in_place: boolean; note: string } | 'classic';

export const keyOf = (candidate: Candidate) =>
  candidate === 'classic' ? 'classic' : `v${candidate.version}`;

/** The strategy in place first, then its other versions, newest first, then the classic rules if the campaign has some. */
export function candidates(versions: readonly StrategyVersionListed[], hasClassic: boolean): Candidate[] {
  const sorted = versions.toSorted(
    (a, b) => Number(b.in_place) - Number(a.in_place) || b.version - a.version,
  );
  return [
    ...sorted.map(({ version, in_place, note }) => ({ version, in_place, note })),
    ...(hasClassic ? (['classic'] as const) : []),
  ];
}

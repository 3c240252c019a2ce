import { useMemo, useState } from 'react';
import type { Hole } from '@/api/types';
import {
  contactsOf,
  type HoleProfile,
  holeProfiles,
  holesShared,
  profileKey,
  type Week,
} from '@/strategy-model';

export interface Holes {
  /** Those of the chosen contacts; all of them if none are chosen. */
  shown: readonly Hole[];
  /** Hours in which none of those contacts can be called, and hours in which only some can. */
  weeks: { every: Week; some: Week };
  profiles: readonly HoleProfile[];
  /** How many contacts any hole concerns. */
  contacts: number | null;
  chosen: string | null;
  choose: (profile: string | null) => void;
}

/** Holes, and whose are shown. A choice that no hole is left for falls back to all. */
export function useHoles(holes: readonly Hole[]): Holes {
  const [wanted, choose] = useState<string | null>(null);
  const profiles = useMemo(() => holeProfiles(holes), [holes]);
  const chosen = profiles.some(({ key }) => key === wanted) ? wanted : null;
  const shown = useMemo(
    () => holes.filter((hole) => chosen === null || profileKey(hole) === chosen),
    [holes, chosen],
  );
  const weeks = useMemo(() => holesShared(shown), [shown]);
  const contacts = useMemo(() => contactsOf(holes), [holes]);
  return { shown, weeks, profiles, contacts, chosen, choose };
}

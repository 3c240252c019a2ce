import type { Finding } from '@/api/types';
import type { Strategy } from '@/strategy-model';

const ordinals = new WeakMap<Strategy, number>();
let given = 0;

/** What a strategy goes by in the cache: spelled out as a key, it would be read through at every drawing. */
export function ordinalOf(strategy: Strategy): number {
  const ordinal = ordinals.get(strategy) ?? ++given;
  ordinals.set(strategy, ordinal);
  return ordinal;
}

/** Findings count list items from 1, as people do; the screens count from 0, as lists do. */
export function countedFromZero<Found extends Finding>(finding: Found): Found {
  const path = finding.place.path.replace(/\[(\d+)\]/g, (_, item: string) => `[${Number(item) - 1}]`);
  return { ...finding, place: { ...finding.place, path } };
}

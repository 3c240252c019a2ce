/** Which column of a call file is what, while it is being chosen. */

import type { Guess } from '@/api/types';

export const PHONES_MAX = 10;

export type Mapping = Guess;

export type Role =
  { kind: 'key' } | { kind: 'phone'; rank: number } | { kind: 'zone' } | { kind: 'priority' };

export type MappingProblem = 'no_key' | 'no_phone' | 'too_many_phones' | 'used_twice';

/** Headings that can be named: each once, since a heading that stands twice does not say which column is meant. */
export function choices(headings: string[]): string[] {
  return headings.filter(
    (heading) => heading !== '' && headings.filter((other) => other === heading).length === 1,
  );
}

/** What each chosen heading is. */
export function roles(mapping: Mapping): Map<string, Role> {
  const known = new Map<string, Role>();
  if (mapping.zone) known.set(mapping.zone, { kind: 'zone' });
  if (mapping.priority) known.set(mapping.priority, { kind: 'priority' });
  mapping.phones.forEach((heading, i) => known.set(heading, { kind: 'phone', rank: i + 1 }));
  if (mapping.key) known.set(mapping.key, { kind: 'key' });
  return known;
}

/** Why this cannot be imported. */
export function problems(mapping: Mapping): MappingProblem[] {
  const others = [mapping.zone, mapping.priority, ...mapping.phones].filter((heading) => heading !== null);
  const found: MappingProblem[] = [];
  if (!mapping.key) found.push('no_key');
  if (mapping.phones.length === 0) found.push('no_phone');
  if (mapping.phones.length > PHONES_MAX) found.push('too_many_phones');
  if (new Set(others).size < others.length) found.push('used_twice');
  return found;
}

/** The same phones with one of them moved. */
export function moved(phones: string[], from: number, to: number): string[] {
  if (to < 0 || to >= phones.length) return phones;
  const taken = phones.slice(from, from + 1);
  return phones.toSpliced(from, 1).toSpliced(to, 0, ...taken);
}

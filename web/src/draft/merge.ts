/** Documents as JSON: what is absent and what is `undefined` are the same. */
type Json = unknown;
type Fields = Record<string, Json>;

function isFields(value: Json): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (!isFields(a) || !isFields(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

/** What changed in one field since `base`, and who of the two changed it. */
export interface Difference {
  path: string[];
  mine: Json;
  theirs: Json;
  changedBy: 'me' | 'them' | 'both';
}

/** The fields in which two changes of the same document differ. Lists are compared as a whole. */
export function differences(base: Json, mine: Json, theirs: Json, path: string[] = []): Difference[] {
  if (same(mine, theirs)) return [];
  if (isFields(mine) && isFields(theirs)) {
    const before = isFields(base) ? base : {};
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return keys.flatMap((key) => differences(before[key], mine[key], theirs[key], [...path, key]));
  }
  const changedBy = same(base, theirs) ? 'me' : same(base, mine) ? 'them' : 'both';
  return [{ path, mine, theirs, changedBy }];
}

/** `theirs`, with what I changed since `base` put back on it. Where both changed a field, mine stays. */
export function reapplied<T>(base: T, mine: T, theirs: T): T {
  return reapply(base, mine, theirs) as T;
}

function reapply(base: Json, mine: Json, theirs: Json): Json {
  if (same(base, mine)) return theirs;
  if (!isFields(mine) || !isFields(theirs)) return mine;
  const before = isFields(base) ? base : {};
  const merged: Fields = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = reapply(before[key], mine[key], theirs[key]);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

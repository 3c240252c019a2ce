/** A copy of a document with one field set; without a value the field is left out, which is its default. */
export function withField<T extends object, K extends keyof T>(
  document: T,
  key: K,
  value: T[K] | undefined,
): T {
  const copy = { ...document };
  if (value === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = value;
  return copy;
}

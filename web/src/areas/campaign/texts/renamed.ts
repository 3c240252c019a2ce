/** The same entries in the same order, one under another name. */
export function renamed<T>(entries: Record<string, T>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, value]) => [name === from ? to : name, value]),
  );
}

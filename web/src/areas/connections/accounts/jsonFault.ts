/** Where a text stops being JSON, counted from 1; nothing where the browser does not say. */
export interface JsonFault {
  at: { line: number; column: number } | null;
}

/** The object that a text writes, or where it is wrong. */
export function readObject(text: string): { object: object } | JsonFault {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { object: value } : { at: { line: 1, column: 1 } };
  } catch (error) {
    return { at: faultIn(text, error instanceof Error ? error.message : '') };
  }
}

/** Browsers name the place in words of their own: by line and column, by position, or as the end. */
function faultIn(text: string, message: string): JsonFault['at'] {
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named !== null) return { line: Number(named[1]), column: Number(named[2]) };
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined && !/end of|unterminated/i.test(message)) return null;
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

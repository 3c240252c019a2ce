/** A value of a document in few words, for people who compare two of them. */
export function describe(value: unknown, none: string, yes: string, no: string): string {
  const tell = (inner: unknown): string => {
    if (inner === undefined || inner === null || inner === '') return none;
    if (typeof inner === 'boolean') return inner ? yes : no;
    if (Array.isArray(inner)) return inner.length === 0 ? none : inner.map(tell).join(', ');
    if (typeof inner === 'object') {
      const fields = Object.entries(inner).map(([key, field]) => `${key} ${tell(field)}`);
      return fields.length === 0 ? none : fields.join(' ; ').replaceAll(' ;', '\u202f;');
    }
    return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : none;
  };
  return tell(value);
}

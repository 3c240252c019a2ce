const files = import.meta.glob<object>('./fr/*.json', { eager: true, import: 'default' });

/** Every namespace of this language, by the name of its file. */
export const namespaces = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.replace(/^.*\/|\.json$/g, ''), words]),
);

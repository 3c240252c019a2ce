/** A text as a template that says just that: braces would otherwise stand for columns. */
export const literal = (text: string): string => text.replaceAll('{', '{{').replaceAll('}', '}}');

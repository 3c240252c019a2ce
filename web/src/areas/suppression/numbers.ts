/** The numbers in a text, one a line; several on a line are told apart by commas or semicolons. */
export function numbersIn(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((number) => number.trim())
    .filter((number) => number !== '');
}

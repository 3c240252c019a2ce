/** A cell of a table of figures. */
export type Cell = string | number;

/** French spreadsheets expect a semicolon, since the comma is theirs for decimals. */
export function separatorOf(lang: string): string {
  return lang.startsWith('fr') ? ';' : ',';
}

function written(cell: Cell, separator: string): string {
  const text = typeof cell === 'number' && separator === ';' ? String(cell).replace('.', ',') : String(cell);
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV, RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function toCsv(headings: string[], rows: Cell[][], separator: string): string {
  const lines = [headings, ...rows].map((row) => row.map((cell) => written(cell, separator)).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Hands a text to the browser as a file to keep. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Which rows of a long table are drawn. */
export interface RowWindow {
  /** First row drawn, and the one after the last. */
  first: number;
  end: number;
  /** Room that the rows before and after would take. */
  before_px: number;
  after_px: number;
}

/** Rows drawn beyond what is seen, so that a quick scroll meets no blank. */
const BEYOND = 12;

export function rowWindow(count: number, row_px: number, scrolled_px: number, seen_px: number): RowWindow {
  const first = Math.max(0, Math.min(Math.floor(scrolled_px / row_px) - BEYOND, count));
  const end = Math.min(count, Math.max(first, Math.ceil((scrolled_px + seen_px) / row_px) + BEYOND));
  return { first, end, before_px: first * row_px, after_px: (count - end) * row_px };
}

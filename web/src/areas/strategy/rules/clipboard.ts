import type { Treatment } from '@/strategy-model';

/** Rules that were copied: rows of cells; `null` is a cell without a rule. Kept between tables, numbers and campaigns of this tab. */
let copied: readonly (readonly (Treatment | null)[])[] = [];

export const copy = (rows: readonly (readonly (Treatment | null)[])[]): void => {
  copied = rows;
};

export const pasted = (): readonly (readonly (Treatment | null)[])[] => copied;

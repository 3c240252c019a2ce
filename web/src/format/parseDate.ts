import type { CivilDate } from '@/api/types';

const DAY_FIRST = /^\s*(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4})\s*$/;
const YEAR_FIRST = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/;

/** The day of `23/11/2026`, `23.11.2026` or `2026-11-23`; `null` if it is none. Years have four digits, so that half a year is no other one. */
export function parseDate(text: string): CivilDate | null {
  const parts = DAY_FIRST.exec(text)?.slice(1).reverse() ?? YEAR_FIRST.exec(text)?.slice(1);
  if (parts === undefined) return null;
  const date = parts.map((part) => part.padStart(2, '0')).join('-');
  const at = new Date(`${date}T00:00:00Z`);
  // The 31st of February is read as a day of March.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date ? null : date;
}

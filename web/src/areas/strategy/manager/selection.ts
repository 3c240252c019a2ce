import type { Finding } from '@/api/types';
import type { Strategy, TableRef } from '@/strategy-model';

/** Which rules are shown: those of a planning, the number's or the strategy's defaults, or of a preliminary call (from 0). */
export type Shown =
  | { kind: 'planning'; planning: number }
  | { kind: 'number' }
  | { kind: 'strategy' }
  | { kind: 'preliminary'; call: number };

/** The number that is worked on, and its rules that are shown. */
export interface Selection {
  number: number;
  shown: Shown;
}

/** The first planning of a number, or its defaults. */
export function selectNumber(strategy: Strategy, number: number): Selection {
  const plannings = strategy.number[number]?.planning ?? [];
  return { number, shown: plannings.length > 0 ? { kind: 'planning', planning: 0 } : { kind: 'number' } };
}

/** The selection as far as the strategy still has it. */
export function valid(strategy: Strategy, selection: Selection): Selection {
  const number = Math.min(selection.number, strategy.number.length - 1);
  const { shown } = selection;
  const own = strategy.number[number];
  const gone =
    (shown.kind === 'planning' && own?.planning?.[shown.planning] === undefined) ||
    (shown.kind === 'preliminary' && own?.preliminary_rule?.[shown.call] === undefined);
  if (gone) return selectNumber(strategy, number);
  return number === selection.number ? selection : { number, shown };
}

/** The table that is shown; a rule of a preliminary call stands in none. */
export function shownTable({ number, shown }: Selection): TableRef | null {
  switch (shown.kind) {
    case 'planning':
      return { level: 'planning', number, planning: shown.planning };
    case 'number':
      return { level: 'number', number };
    case 'strategy':
      return { level: 'strategy' };
    case 'preliminary':
      return null;
  }
}

/** Where rules of a table stand in the file, as findings name them. */
export function tablePath(ref: TableRef): string {
  switch (ref.level) {
    case 'strategy':
      return 'default';
    case 'number':
      return `number[${ref.number}].default`;
    case 'planning':
      return `number[${ref.number}].planning[${ref.planning}].rule`;
  }
}

/** What to show so that the place of a finding can be seen. */
export function selectionOf({ place }: Finding, strategy: Strategy, current: Selection): Selection {
  const number = place.number === null ? current.number : place.number - 1;
  if (place.path.startsWith('default')) return { number, shown: { kind: 'strategy' } };
  if (place.planning !== null) return { number, shown: { kind: 'planning', planning: place.planning - 1 } };
  const preliminary = /\.preliminary_rule\[(\d+)\]/.exec(place.path);
  if (preliminary)
    return valid(strategy, { number, shown: { kind: 'preliminary', call: Number(preliminary[1]) } });
  if (place.path.includes('.default')) return { number, shown: { kind: 'number' } };
  return number === current.number ? current : selectNumber(strategy, number);
}

/** Whether a path is this place or lies within it. */
export const within = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

export const findingsWithin = (findings: readonly Finding[], place: string): Finding[] =>
  findings.filter((finding) => finding.place.document === 'strategy' && within(finding.place.path, place));

const WEIGHT = { error: 2, warning: 1, info: 0 };

/** The most serious of some findings. */
export const worst = (findings: readonly Finding[]): Finding['severity'] | null =>
  findings.reduce<Finding['severity'] | null>(
    (most, { severity }) => (most === null || WEIGHT[severity] > WEIGHT[most] ? severity : most),
    null,
  );

/** Puts the focus on the nearest thing on the screen that a path lies within. */
export function focusPlace(path: string): void {
  for (let place = path; place !== ''; place = place.replace(/(\.[^.[]+|\[\d+\]|^[^.[]+)$/, '')) {
    const found = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
    if (found !== null) {
      found.scrollIntoView({ block: 'center', behavior: 'instant' });
      const inner = found.matches('button, input, [tabindex]')
        ? found
        : found.querySelector<HTMLElement>('input, button, [tabindex]');
      (inner ?? found).focus({ preventScroll: true });
      return;
    }
  }
}

import {
  GIVES_UP,
  type NumberStrategy,
  type Qualification,
  type Rule,
  type Strategy,
  type Treatment,
} from './types';

/** A table attempt × status of the strategy: its defaults, those of a number, or those of a planning (R15). Indices from 0. */
export type TableRef =
  | { level: 'strategy' }
  | { level: 'number'; number: number }
  | { level: 'planning'; number: number; planning: number };

/** A cell of a table; `null` stands for every attempt, or every status. */
export interface Cell {
  readonly attempt: number | null;
  readonly status: string | null;
}

export const sameTable = (a: TableRef, b: TableRef): boolean => JSON.stringify(a) === JSON.stringify(b);

const NO_RULES: readonly Rule[] = [];

/** The rules of a table, as they are listed: the same list for as long as none of them changes. */
export function tableOf(strategy: Strategy, ref: TableRef): readonly Rule[] {
  switch (ref.level) {
    case 'strategy':
      return strategy.default;
    case 'number':
      return strategy.number[ref.number]?.default ?? NO_RULES;
    case 'planning':
      return strategy.number[ref.number]?.planning?.[ref.planning]?.rule ?? NO_RULES;
  }
}

/** The table that stands in where this one says nothing. */
export function parentOf(ref: TableRef): TableRef | null {
  if (ref.level === 'strategy') return null;
  return ref.level === 'planning' ? { level: 'number', number: ref.number } : { level: 'strategy' };
}

export const cellOf = (rule: Rule): Cell => ({ attempt: rule.attempt ?? null, status: rule.status ?? null });
export const sameCell = (a: Cell, b: Cell): boolean => a.attempt === b.attempt && a.status === b.status;

/** The rule that stands in exactly this cell. */
export const ownRule = (rules: readonly Rule[], cell: Cell): Rule | undefined =>
  rules.find((rule) => sameCell(cellOf(rule), cell));

/** The last row of a table, which stands for all later attempts (R14); 0 where no rule names an attempt. */
export const lastAttempt = (rules: readonly Rule[]): number =>
  Math.max(0, ...rules.map((rule) => rule.attempt ?? 0));

/** The statuses that rules of a table name. */
export const statusesOf = (rules: readonly Rule[]): string[] => [
  ...new Set(rules.flatMap((rule) => rule.status ?? [])),
];

/** The rule of one table for an attempt and status, by precedence (R15); a `null` matches only rules for all. */
export function findIn(rules: readonly Rule[], { attempt, status }: Cell, named = false): Rule | undefined {
  const row = attempt === null ? null : Math.min(attempt, lastAttempt(rules));
  const fits = rules.filter(
    (rule) =>
      (rule.attempt === undefined || rule.attempt === row) &&
      (rule.status === undefined ? !named : rule.status === status),
  );
  const weight = (rule: Rule) => (rule.attempt === undefined ? 0 : 2) + (rule.status === undefined ? 0 : 1);
  return fits.reduce<Rule | undefined>(
    (best, rule) => (!best || weight(rule) > weight(best) ? rule : best),
    undefined,
  );
}

/** What really holds in a cell: a rule and the table it comes from, or what holds by itself (R15, R21, R22). */
export type Held =
  | { by: 'rule'; rule: Rule; table: TableRef }
  | { by: 'gives_up' }
  | { by: 'agent'; qualification: Qualification }
  | { by: 'nothing' };

/** What holds in a cell of a table, after everything that stands in for it. */
export function held(
  strategy: Strategy,
  ref: TableRef,
  cell: Cell,
  qualifications: readonly Qualification[],
): Held {
  const qualification = qualifications.find((one) => one.name === cell.status);
  if (qualification && closes(qualification)) return { by: 'agent', qualification };
  const named = GIVES_UP.includes(cell.status ?? '') || qualification?.kind === 'wrong_person';
  for (let table: TableRef | null = ref; table; table = parentOf(table)) {
    const rule = findIn(tableOf(strategy, table), cell, named);
    if (rule) return { by: 'rule', rule, table };
  }
  return named ? { by: 'gives_up' } : { by: 'nothing' };
}

/** Whether an agent's word ends the contact, so that no rule follows it (R22). */
export const closes = (qualification: Qualification): boolean =>
  qualification.kind === 'do_not_call' || (qualification.final === true && qualification.kind !== 'callback');

/** A table with this in a cell, or with nothing there. */
export function withCell(rules: readonly Rule[], cell: Cell, treatment: Treatment | null): Rule[] {
  const index = rules.findIndex((rule) => sameCell(cellOf(rule), cell));
  if (!treatment) return rules.filter((_, i) => i !== index);
  const rule = ruleOf(cell, treatment);
  return index < 0 ? [...rules, rule] : rules.map((old, i) => (i === index ? rule : old));
}

/** A rule with its keys in the order of files. */
export function ruleOf({ attempt, status }: Cell, { recall, message }: Treatment): Rule {
  const forMachine = status === null || status === 'machine';
  return {
    ...(attempt !== null && { attempt }),
    ...(status !== null && { status }),
    recall,
    ...(message !== undefined && forMachine && { message }),
  };
}

/** One row for all attempts: for each status the rule for all attempts, else the one of the first row that has it. */
export function collapseAttempts(rules: readonly Rule[]): Rule[] {
  return collapsed(
    rules,
    (rule) => ({ attempt: null, status: rule.status ?? null }),
    (rule) => rule.attempt ?? 0,
  );
}

/** One column for all statuses: for each attempt the rule for all statuses, else the first one listed. */
export function collapseStatuses(rules: readonly Rule[]): Rule[] {
  return collapsed(
    rules,
    (rule) => ({ attempt: rule.attempt ?? null, status: null }),
    (rule) => (rule.status === undefined ? 0 : 1),
  );
}

function collapsed(rules: readonly Rule[], to: (rule: Rule) => Cell, order: (rule: Rule) => number): Rule[] {
  return [...rules]
    .sort((a, b) => order(a) - order(b))
    .reduce<Rule[]>(
      (result, rule) => (ownRule(result, to(rule)) ? result : [...result, ruleOf(to(rule), rule)]),
      [],
    );
}

/** Rows 1…`rows` in place of the one for all attempts, each with its rules; the meaning stays the same. */
export function expandAttempts(rules: readonly Rule[], rows: number): Rule[] {
  if (lastAttempt(rules) > 0) return [...rules];
  return Array.from({ length: rows }, (_, row) => row + 1).flatMap((attempt) =>
    rules.map((rule) => ruleOf({ attempt, status: rule.status ?? null }, rule)),
  );
}

/** A table without its last row. */
export const withoutAttempt = (rules: readonly Rule[], attempt: number): Rule[] =>
  rules.filter((rule) => rule.attempt !== attempt);

/** A table with one more row, which begins as a copy of the last one. */
export function withNextAttempt(rules: readonly Rule[], last: number): Rule[] {
  const copies = rules
    .filter((rule) => rule.attempt === last)
    .map((rule) => ({ ...rule, attempt: last + 1 }));
  return [...rules, ...copies];
}

/** Every table of a number, with its place. */
export function tablesOfNumber(number: NumberStrategy, index: number): TableRef[] {
  const plannings = (number.planning ?? []).map((_, planning): TableRef => ({
    level: 'planning',
    number: index,
    planning,
  }));
  return [...plannings, { level: 'number', number: index }];
}

import { at } from './at';
import { rankOf } from './recall';
import {
  NUMBERS_MAX,
  PLANNINGS_MAX,
  type CallerId,
  type Machine,
  type NumberStrategy,
  type Planning,
  type Recall,
  type Rule,
  type Strategy,
  type Treatment,
} from './types';
import { type Cell, type TableRef, tableOf, withCell } from './table';
import { type Week, writeWeek } from './week';

/** A change of a strategy, which leaves the old one as it was. */
export type Change = (strategy: Strategy) => Strategy;

const replaced = <T>(list: readonly T[], index: number, change: (item: T) => T): T[] =>
  list.map((item, i) => (i === index ? change(item) : item));

const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const rest = list.filter((_, i) => i !== from);
  rest.splice(to, 0, at(list, from));
  return rest;
};

/** An object without the keys that hold `undefined`: what is absent stays absent in files. */
export function tidy<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

// --- Every recall of a strategy -----------------------------------------------------------------

/** Changes every recall; `number` is the index of the number it belongs to, `null` in the strategy's defaults. */
function mapRecalls(strategy: Strategy, change: (recall: Recall, number: number | null) => Recall): Strategy {
  const rules = (list: Rule[], number: number | null) =>
    list.map((rule) => ({ ...rule, recall: change(rule.recall, number) }));
  return {
    ...strategy,
    default: rules(strategy.default, null),
    number: strategy.number.map((number, index) => ({
      ...number,
      ...(number.preliminary_rule && {
        preliminary_rule: number.preliminary_rule.map((recall) => change(recall, index)),
      }),
      ...(number.default && { default: rules(number.default, index) }),
      ...(number.planning && {
        planning: number.planning.map((planning) => ({
          ...planning,
          ...(planning.rule && { rule: rules(planning.rule, index) }),
        })),
      }),
    })),
  };
}

/** A rule of a strategy, with its place. */
export interface PlacedRecall {
  recall: Recall;
  table: TableRef | { level: 'preliminary'; number: number };
  cell: Cell;
}

/** Every recall of a strategy, with its place; a preliminary rule stands at its call. */
export function recallsOf(strategy: Strategy): PlacedRecall[] {
  const ofTable = (table: TableRef): PlacedRecall[] =>
    tableOf(strategy, table).map((rule) => ({
      recall: rule.recall,
      table,
      cell: { attempt: rule.attempt ?? null, status: rule.status ?? null },
    }));
  return [
    ...ofTable({ level: 'strategy' }),
    ...strategy.number.flatMap((number, index) => [
      ...(number.preliminary_rule ?? []).map((recall, call): PlacedRecall => ({
        recall,
        table: { level: 'preliminary', number: index },
        cell: { attempt: call + 1, status: null },
      })),
      ...ofTable({ level: 'number', number: index }),
      ...(number.planning ?? []).flatMap((_, planning) =>
        ofTable({ level: 'planning', number: index, planning }),
      ),
    ]),
  ];
}

/** The rules elsewhere that call this number by its rank: what its removal would leave to the strategy's choice. */
export const pointingTo = (strategy: Strategy, index: number): PlacedRecall[] =>
  recallsOf(strategy).filter(
    (placed) =>
      rankOf(placed.recall.call) === index + 1 &&
      (placed.table.level === 'strategy' || placed.table.number !== index),
  );

/** Rewrites `TELk` by the new rank of number k; `null` where it is gone. */
function rerank(strategy: Strategy, rank: (old: number) => number | null): Strategy {
  return mapRecalls(strategy, (recall) => {
    const old = rankOf(recall.call);
    if (old === null) return recall;
    const now = rank(old);
    if (now !== null) return now === old ? recall : { ...recall, call: `TEL${now}` };
    // No planning can be named of a number that is left open.
    return { ...recall, call: 'choice', ...(recall.next_planning !== undefined && { next_planning: 'any' }) };
  });
}

// --- Numbers ------------------------------------------------------------------------------------

/** A number as it begins. */
export const newNumber = (name: string, column: string, callerId: CallerId): NumberStrategy => ({
  name,
  column,
  texts_accepted: false,
  preliminary_calls: 0,
  use_preliminary_rules: false,
  ring_s: 25,
  caller_id: callerId,
});

export const addNumber =
  (number: NumberStrategy): Change =>
  (strategy) =>
    strategy.number.length >= NUMBERS_MAX ? strategy : { ...strategy, number: [...strategy.number, number] };

/** Takes a number away; rules elsewhere that called it are left to the strategy's choice, the others follow the new ranks. */
export const removeNumber =
  (index: number): Change =>
  (strategy) => {
    if (strategy.number.length <= 1) return strategy;
    const rest = { ...strategy, number: strategy.number.filter((_, i) => i !== index) };
    return rerank(rest, (old) => (old === index + 1 ? null : old > index + 1 ? old - 1 : old));
  };

/** Puts a copy after the number, on another column; its rules that called the original by rank call the copy. */
export const duplicateNumber =
  (index: number, name: string, column: string): Change =>
  (strategy) => {
    if (strategy.number.length >= NUMBERS_MAX) return strategy;
    const shifted = rerank(strategy, (old) => (old > index + 1 ? old + 1 : old));
    const original = at(shifted.number, index);
    const alone = { ...shifted, default: [], number: [{ ...original, name, column }] };
    const copies = mapRecalls(alone, (recall) =>
      rankOf(recall.call) === index + 1 ? { ...recall, call: `TEL${index + 2}` } : recall,
    );
    return {
      ...shifted,
      number: [
        ...shifted.number.slice(0, index + 1),
        at(copies.number, 0),
        ...shifted.number.slice(index + 1),
      ],
    };
  };

/** Gives a number another rank; rules keep calling the same numbers. */
export const moveNumber =
  (from: number, to: number): Change =>
  (strategy) => {
    const order = moved(
      strategy.number.map((_, i) => i),
      from,
      to,
    );
    return rerank({ ...strategy, number: moved(strategy.number, from, to) }, (old) => {
      const now = order.indexOf(old - 1);
      return now < 0 ? old : now + 1;
    });
  };

/** Changes general parameters of a number; `undefined` takes a field away. */
export const setNumber =
  (index: number, fields: Partial<NumberStrategy>): Change =>
  (strategy) => ({
    ...strategy,
    number: replaced(strategy.number, index, (number) => tidy({ ...number, ...fields })),
  });

/** Sets how many preliminary calls are owed; rules of their own follow the count (R11). */
export const setPreliminaryCalls =
  (index: number, calls: number): Change =>
  (strategy) => {
    const number = at(strategy.number, index);
    return setNumber(index, {
      preliminary_calls: calls,
      ...(number.use_preliminary_rules && { preliminary_rule: preliminaryRules(number, calls) }),
    })(strategy);
  };

/** Ticks or unticks rules of their own for preliminary calls; unticked, what they said is kept no longer. */
export const usePreliminaryRules =
  (index: number, use: boolean): Change =>
  (strategy) =>
    setNumber(index, {
      use_preliminary_rules: use,
      preliminary_rule: use
        ? preliminaryRules(at(strategy.number, index), at(strategy.number, index).preliminary_calls)
        : undefined,
    })(strategy);

/** One rule for each call: those there are, then the last one again. */
function preliminaryRules(number: NumberStrategy, calls: number): Recall[] | undefined {
  const rules = number.preliminary_rule ?? [];
  const next = rules.at(-1) ?? { call: 'same', after: '2 h' };
  const list = Array.from({ length: calls }, (_, call) => rules[call] ?? next);
  return list.length > 0 ? list : undefined;
}

export const setPreliminaryRule =
  (index: number, call: number, recall: Recall): Change =>
  (strategy) =>
    setNumber(index, {
      preliminary_rule: replaced(at(strategy.number, index).preliminary_rule ?? [], call, () => recall),
    })(strategy);

/** Sets the messages for machines; one that says nothing is absent. */
export const setMachine = (index: number, machine: Machine): Change =>
  setNumber(index, {
    machine:
      machine.messages.length === 0 && machine.after_last === 'last' && !machine.max
        ? undefined
        : tidy(machine),
  });

/** Sets the texts of a status, in order; none takes the list away (R18). */
export const setTexts =
  (index: number, status: string, templates: readonly string[]): Change =>
  (strategy) => {
    const lists = at(strategy.number, index).text ?? [];
    const now = templates.length > 0 ? { status, templates: [...templates] } : null;
    const known = lists.some((list) => list.status === status);
    const next = known
      ? lists.flatMap((list) => (list.status === status ? (now ?? []) : list))
      : [...lists, ...(now ? [now] : [])];
    return setNumber(index, { text: next.length > 0 ? next : undefined })(strategy);
  };

// --- Plannings ----------------------------------------------------------------------------------

const setPlannings =
  (index: number, change: (plannings: Planning[]) => Planning[]): Change =>
  (strategy) => {
    const plannings = change(at(strategy.number, index).planning ?? []);
    return setNumber(index, { planning: plannings.length > 0 ? plannings : undefined })(strategy);
  };

/** A name that no planning of the list has yet. */
export function freeName(taken: readonly string[], name: string): string {
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) if (!taken.includes(`${name} ${n}`)) return `${name} ${n}`;
}

export const addPlanning = (index: number, planning: Planning): Change =>
  setPlannings(index, (plannings) =>
    plannings.length >= PLANNINGS_MAX ? plannings : [...plannings, planning],
  );

/** Takes a planning away; rules that waited for it wait for any planning. */
export const removePlanning =
  (index: number, planning: number): Change =>
  (strategy) => {
    const name = at(at(strategy.number, index).planning, planning).name;
    const rest = setPlannings(index, (plannings) => plannings.filter((_, i) => i !== planning))(strategy);
    return followName(rest, index, name, 'any');
  };

/** Renames a planning; rules that name it follow. */
export const renamePlanning =
  (index: number, planning: number, name: string): Change =>
  (strategy) => {
    const old = at(at(strategy.number, index).planning, planning).name;
    return followName(setPlanning(index, planning, { name })(strategy), index, old, name);
  };

function followName(strategy: Strategy, index: number, old: string, now: string): Strategy {
  return mapRecalls(strategy, (recall, owner) => {
    const means = rankOf(recall.call) === index + 1 || (recall.call === 'same' && owner === index);
    return means && recall.next_planning === old ? { ...recall, next_planning: now } : recall;
  });
}

export const setPlanning = (index: number, planning: number, fields: Partial<Planning>): Change =>
  setPlannings(index, (plannings) => replaced(plannings, planning, (one) => tidy({ ...one, ...fields })));

/** Changes the order of plannings, and with it their colours. */
export const movePlanning = (index: number, from: number, to: number): Change =>
  setPlannings(index, (plannings) => moved(plannings, from, to));

export const setHours = (index: number, planning: number, week: Week): Change =>
  setPlanning(index, planning, { hours: writeWeek(week) });

// --- Rules --------------------------------------------------------------------------------------

/** Puts rules in place of those of a table. */
export const setTable =
  (ref: TableRef, rules: readonly Rule[]): Change =>
  (strategy) => {
    const list = rules.length > 0 ? [...rules] : undefined;
    switch (ref.level) {
      case 'strategy':
        return { ...strategy, default: list ?? [] };
      case 'number':
        return setNumber(ref.number, { default: list })(strategy);
      case 'planning':
        return setPlanning(ref.number, ref.planning, { rule: list })(strategy);
    }
  };

export const setCell =
  (ref: TableRef, cell: Cell, treatment: Treatment | null): Change =>
  (strategy) =>
    setTable(ref, withCell(tableOf(strategy, ref), cell, treatment))(strategy);

/** Puts several cells at once, as one step. */
export const setCells =
  (ref: TableRef, cells: readonly { cell: Cell; treatment: Treatment | null }[]): Change =>
  (strategy) =>
    setTable(
      ref,
      cells.reduce<readonly Rule[]>(
        (rules, { cell, treatment }) => withCell(rules, cell, treatment),
        tableOf(strategy, ref),
      ),
    )(strategy);

/** Changes general properties of the strategy. */
export const setStrategy =
  (fields: Partial<Strategy>): Change =>
  (strategy) => ({ ...strategy, ...fields });

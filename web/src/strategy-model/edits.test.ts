import { at } from './at';
import { describe, expect, it } from 'vitest';
import {
  addPlanning,
  duplicateNumber,
  freeName,
  moveNumber,
  pointingTo,
  removeNumber,
  removePlanning,
  renamePlanning,
  setPreliminaryCalls,
  setTexts,
  usePreliminaryRules,
} from './edits';
import { rankOf } from './recall';
import { recallsOf } from './edits';
import { sample } from './sample';
import type { Strategy } from './types';

/** Each call of a rank, as from which column to which. */
function calls(strategy: Strategy): string[] {
  return recallsOf(strategy)
    .flatMap(({ recall, table }) => {
      const rank = rankOf(recall.call);
      const from = table.level === 'strategy' ? 'strategy' : at(strategy.number, table.number).column;
      return rank === null ? [] : [`${from} → ${at(strategy.number, rank - 1).column}`];
    })
    .sort();
}

describe('edits', () => {
  it('R16: rules keep calling the same numbers when a number moves', () => {
    for (const [from, to] of [
      [0, 2],
      [2, 0],
      [1, 0],
      [0, 1],
    ] as const) {
      const moved = moveNumber(from, to)(sample);
      expect(at(moved.number, to).column).toBe(at(sample.number, from).column);
      expect(calls(moved)).toEqual(calls(sample));
    }
  });

  it('R16: rules that called a number that is gone are left to the strategy', () => {
    expect(pointingTo(sample, 1).map(({ table, cell }) => [table.level, cell.attempt, cell.status])).toEqual([
      ['preliminary', 2, null],
      ['planning', null, 'machine'],
    ]);
    const rest = removeNumber(1)(sample);
    expect(rest.number.map((number) => number.column)).toEqual(['TEL_MOBILE', 'TEL_TRAVAIL']);
    expect(at(at(rest.number, 0).preliminary_rule, 1)).toEqual({ call: 'choice', next_planning: 'any' });
    expect(calls(rest)).toEqual(['TEL_MOBILE → TEL_TRAVAIL', 'strategy → TEL_MOBILE']);
  });

  it('R10: the last number stays', () => {
    const alone = { ...sample, number: sample.number.slice(0, 1) };
    expect(removeNumber(0)(alone)).toBe(alone);
  });

  it('a copy of a number calls itself where the original did', () => {
    const twice = duplicateNumber(1, 'Fixe 2', 'TEL_AUTRE')(sample);
    expect(twice.number.map((number) => number.column)).toEqual([
      'TEL_MOBILE',
      'TEL_FIXE',
      'TEL_AUTRE',
      'TEL_TRAVAIL',
    ]);
    expect(calls(twice)).toEqual([...calls(sample), 'TEL_AUTRE → TEL_AUTRE'].sort());
  });

  it('R16: rules that name a planning follow its name', () => {
    const renamed = renamePlanning(0, 1, 'Fin de journée')(sample);
    expect(at(at(at(renamed.number, 0).planning, 0).rule, 0).recall.next_planning).toBe('Fin de journée');
    expect(at(at(renamed.number, 0).preliminary_rule, 1).next_planning).toBe('Soir');
    const without = removePlanning(1, 0)(sample);
    expect(at(at(without.number, 0).preliminary_rule, 1).next_planning).toBe('any');
    expect(at(at(at(without.number, 0).planning, 0).rule, 0).recall.next_planning).toBe('Soir');
    expect('planning' in at(without.number, 1)).toBe(false);
  });

  it('R12: at most four plannings', () => {
    const add = (strategy: Strategy) => addPlanning(0, { name: 'x', hours: {} })(strategy);
    expect(at(add(add(add(add(sample)))).number, 0).planning).toHaveLength(4);
  });

  it('R11: one rule for each preliminary call', () => {
    const three = setPreliminaryCalls(0, 3)(sample);
    expect(at(three.number, 0).preliminary_rule).toEqual([
      ...(at(sample.number, 0).preliminary_rule ?? []),
      at(at(sample.number, 0).preliminary_rule, 1),
    ]);
    expect(at(setPreliminaryCalls(0, 1)(sample).number, 0).preliminary_rule).toHaveLength(1);
    expect('preliminary_rule' in at(usePreliminaryRules(0, false)(sample).number, 0)).toBe(false);
    expect('preliminary_rule' in at(setPreliminaryCalls(1, 3)(sample).number, 1)).toBe(false);
  });

  it('R18: texts of a status', () => {
    expect(at(setTexts(0, 'busy', ['A'])(sample).number, 0).text).toHaveLength(2);
    expect(at(setTexts(0, 'no_answer', ['A'])(sample).number, 0).text).toEqual([
      { status: 'no_answer', templates: ['A'] },
    ]);
    expect('text' in at(setTexts(0, 'no_answer', [])(sample).number, 0)).toBe(false);
  });

  it('finds a free name', () => {
    expect(freeName(['Soir', 'Soir 2'], 'Soir')).toBe('Soir 3');
    expect(freeName([], 'Soir')).toBe('Soir');
  });
});

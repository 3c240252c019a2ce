import { describe, expect, it } from 'vitest';
import { sample } from './sample';
import {
  collapseAttempts,
  collapseStatuses,
  expandAttempts,
  findIn,
  held,
  lastAttempt,
  withCell,
  withNextAttempt,
} from './table';
import type { Rule } from './types';

const rule = (attempt: number | undefined, status: string | undefined, after: string): Rule => ({
  ...(attempt !== undefined && { attempt }),
  ...(status !== undefined && { status }),
  recall: { call: 'same', after },
});
const rules = [
  rule(undefined, undefined, '1 h'),
  rule(undefined, 'busy', '2 h'),
  rule(2, undefined, '3 h'),
  rule(2, 'busy', '4 h'),
];
const after = (cell: { attempt: number | null; status: string | null }) => findIn(rules, cell)?.recall.after;

describe('tables', () => {
  it('R15: attempt and status, then attempt, then status, then neither', () => {
    expect(after({ attempt: 2, status: 'busy' })).toBe('4 h');
    expect(after({ attempt: 2, status: 'machine' })).toBe('3 h');
    expect(after({ attempt: 1, status: 'busy' })).toBe('2 h');
    expect(after({ attempt: 1, status: 'machine' })).toBe('1 h');
  });

  it('R14: the last row stands for all later attempts', () => {
    expect(lastAttempt(rules)).toBe(2);
    expect(after({ attempt: 9, status: 'busy' })).toBe('4 h');
  });

  it('a cell for all attempts or statuses sees only rules for all', () => {
    expect(after({ attempt: null, status: 'busy' })).toBe('2 h');
    expect(after({ attempt: null, status: null })).toBe('1 h');
    expect(after({ attempt: 2, status: null })).toBe('3 h');
  });

  it('R15: planning, then number, then strategy', () => {
    const table = { level: 'planning', number: 0, planning: 0 } as const;
    const by = (attempt: number, status: string) => {
      const what = held(sample, table, { attempt, status }, []);
      return what.by === 'rule'
        ? [what.table.level, what.rule.recall.after ?? what.rule.recall.call]
        : [what.by];
    };
    expect(by(1, 'no_answer')).toEqual(['planning', 'same']);
    expect(by(2, 'busy')).toEqual(['number', '3 h']);
    expect(
      held(sample, { level: 'planning', number: 1, planning: 0 }, { attempt: 1, status: 'busy' }, []),
    ).toMatchObject({
      by: 'rule',
      table: { level: 'planning' },
    });
    expect(held(sample, { level: 'number', number: 2 }, { attempt: 1, status: 'busy' }, [])).toMatchObject({
      by: 'rule',
      table: { level: 'strategy' },
    });
  });

  it('R21, R22: what no wildcard covers', () => {
    const table = { level: 'number', number: 0 } as const;
    expect(held(sample, table, { attempt: 1, status: 'invalid' }, [])).toEqual({ by: 'gives_up' });
    const wrong = { name: 'erreur', kind: 'wrong_person' } as const;
    expect(held(sample, table, { attempt: 1, status: 'erreur' }, [wrong])).toEqual({ by: 'gives_up' });
    const sold = { name: 'vendu', kind: 'positive', final: true } as const;
    expect(held(sample, table, { attempt: 1, status: 'vendu' }, [sold])).toEqual({
      by: 'agent',
      qualification: sold,
    });
  });

  it('R14: collapsing and expanding', () => {
    expect(
      collapseAttempts([rule(2, 'busy', '2 h'), rule(1, 'busy', '1 h'), rule(3, undefined, '3 h')]),
    ).toEqual([rule(undefined, 'busy', '1 h'), rule(undefined, undefined, '3 h')]);
    expect(collapseStatuses(rules)).toEqual([rule(undefined, undefined, '1 h'), rule(2, undefined, '3 h')]);
    const flat = [rule(undefined, 'busy', '2 h'), rule(undefined, undefined, '1 h')];
    const rows = expandAttempts(flat, 2);
    expect(rows).toHaveLength(4);
    for (const attempt of [1, 2, 7]) {
      for (const status of ['busy', 'fax']) {
        expect(findIn(rows, { attempt, status })?.recall).toEqual(findIn(flat, { attempt, status })?.recall);
      }
    }
    expect(collapseAttempts(rows)).toEqual(flat);
  });

  it('a new row begins as the last one', () => {
    expect(withNextAttempt(rules, 2).slice(4)).toEqual([rule(3, undefined, '3 h'), rule(3, 'busy', '4 h')]);
  });

  it('R17: a message goes only where a machine may be met', () => {
    const treatment = { recall: { call: 'same', after: '1 h' }, message: 'B' };
    expect(withCell([], { attempt: 1, status: 'busy' }, treatment)).toEqual([
      { attempt: 1, status: 'busy', recall: treatment.recall },
    ]);
    expect(withCell([], { attempt: null, status: 'machine' }, treatment)).toEqual([
      { status: 'machine', ...treatment },
    ]);
    expect(withCell(rules, { attempt: 2, status: 'busy' }, null)).toHaveLength(3);
  });
});

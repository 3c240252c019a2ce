import { describe, expect, it } from 'vitest';
import { differences, reapplied, same } from './merge';

const base = { name: 'Relance', hours: { mon: ['09:00-12:00'] }, texts: { a: 'A', b: 'B' }, agents: 10 };

describe('two changes of one document', () => {
  it('are the same when only what is absent is written differently', () => {
    expect(same({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(same([], {})).toBe(false);
  });

  it('keep both when they touch different fields', () => {
    const mine = { ...base, agents: 12, texts: { a: 'A', b: 'B', c: 'mine' } };
    const theirs = { ...base, name: 'Relance T4', texts: { a: 'theirs' } };
    expect(reapplied<object>(base, mine, theirs)).toEqual({
      name: 'Relance T4',
      hours: base.hours,
      agents: 12,
      texts: { a: 'theirs', c: 'mine' },
    });
  });

  it('leave mine where both changed the same field', () => {
    expect(reapplied(base, { ...base, agents: 12 }, { ...base, agents: 8 }).agents).toBe(12);
  });

  it('take away what I took away', () => {
    const mine = { name: base.name, hours: base.hours, texts: base.texts };
    expect(reapplied<object>(base, mine, { ...base, name: 'Autre' })).toEqual({ ...mine, name: 'Autre' });
  });

  it('are told apart by who made them', () => {
    const mine = { ...base, agents: 12, name: 'Mienne' };
    const theirs = { ...base, agents: 8, texts: { a: 'A' } };
    expect(differences(base, mine, theirs)).toEqual([
      { path: ['name'], mine: 'Mienne', theirs: 'Relance', changedBy: 'me' },
      { path: ['texts', 'b'], mine: 'B', theirs: undefined, changedBy: 'them' },
      { path: ['agents'], mine: 12, theirs: 8, changedBy: 'both' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { setStrategy } from './edits';
import { type Action, begin, type History, isDirty, reduce, same } from './history';
import { sample } from './sample';

const name = (to: string, merge?: string): Action => ({
  type: 'edit',
  change: setStrategy({ name: to }),
  ...(merge && { merge }),
});
const after = (...actions: Action[]): History => actions.reduce(reduce, begin(sample, sample));

describe('history', () => {
  it('undoes and does again', () => {
    const twice = after(name('a'), name('b'), { type: 'undo' });
    expect(twice.present.name).toBe('a');
    expect(reduce(twice, { type: 'redo' }).present.name).toBe('b');
    expect(reduce(reduce(twice, name('c')), { type: 'redo' }).present.name).toBe('c');
    expect(after({ type: 'undo' }, { type: 'redo' }).present).toBe(sample);
  });

  it('takes consecutive strokes for one step', () => {
    expect(after(name('a', 'paint'), name('b', 'paint'), { type: 'undo' }).present.name).toBe(sample.name);
    expect(after(name('a', 'paint'), name('b', 'type'), { type: 'undo' }).present.name).toBe('a');
    expect(
      after(name('a', 'paint'), { type: 'settle' }, name('b', 'paint'), { type: 'undo' }).present.name,
    ).toBe('a');
  });

  it('keeps nothing of an edit that changes nothing', () => {
    expect(after(name(sample.name)).past).toEqual([]);
  });

  it('knows what is not saved', () => {
    expect(isDirty(after())).toBe(false);
    expect(isDirty(after(name('a')))).toBe(true);
    expect(isDirty(after(name('a'), { type: 'undo' }))).toBe(false);
    expect(isDirty(after(name('a'), name(sample.name)))).toBe(false);
    const saved = after(name('a'));
    expect(isDirty(reduce(saved, { type: 'saved', strategy: saved.present }))).toBe(false);
    expect(isDirty(begin(sample, null))).toBe(true);
  });

  it('compares whatever the order of keys', () => {
    expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same({ a: [] }, { a: {} })).toBe(false);
  });
});

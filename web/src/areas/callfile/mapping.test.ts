import { expect, it } from 'vitest';
import { choices, moved, problems, roles, type Mapping } from './mapping';

const good: Mapping = { key: 'REF', phones: ['MOBILE', 'FIXE'], zone: 'FUSEAU', priority: null };

it('finds nothing wrong with a key and phones', () => {
  expect(problems(good)).toEqual([]);
});

it('asks for a key and at least one phone (R11)', () => {
  expect(problems({ key: null, phones: [], zone: null, priority: null })).toEqual(['no_key', 'no_phone']);
});

it('takes ten phones and no more (R11)', () => {
  const phones = Array.from({ length: 11 }, (_, i) => `T${i}`);
  expect(problems({ ...good, phones: phones.slice(0, 10) })).toEqual([]);
  expect(problems({ ...good, phones })).toEqual(['too_many_phones']);
});

it('refuses one column in two places; a phone may also be the key', () => {
  expect(problems({ ...good, zone: 'FIXE' })).toEqual(['used_twice']);
  expect(problems({ ...good, phones: ['FIXE', 'FIXE'] })).toEqual(['used_twice']);
  expect(problems({ ...good, key: 'MOBILE' })).toEqual([]);
});

it('cannot name a heading that stands twice, or an empty one', () => {
  expect(choices(['REF', 'TEL', 'TEL', '', 'NOM'])).toEqual(['REF', 'NOM']);
});

it('numbers the phones in their order', () => {
  expect(roles(good).get('FIXE')).toEqual({ kind: 'phone', rank: 2 });
  expect(roles(good).get('REF')).toEqual({ kind: 'key' });
  expect(roles(good).has('NOM')).toBe(false);
});

it('moves a phone, and not over the edge', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});

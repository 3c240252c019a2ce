import { expect, test } from 'vitest';
import type { Finding } from '@/api/types';
import { findingPlace } from './findingPlace';

const at = (document: Finding['place']['document'], path: string) =>
  ({ place: { document, path, number: null, planning: null } }) as Finding;

test('a finding of the strategy leads to its place in the manager, or to the view of who may not change it', () => {
  const finding = at('strategy', 'number[1].cap');
  expect(findingPlace(3, finding, true)).toEqual({
    pathname: '/campaigns/3/strategy/edit',
    state: { finding },
  });
  expect(findingPlace(3, finding, false)).toEqual({ pathname: '/campaigns/3/strategy/view' });
});

test('a finding of the campaign leads to the tab of its field', () => {
  const tab = (path: string) => findingPlace(3, at('campaign', path), true).pathname;
  expect(tab('hours')).toBe('/campaigns/3/general');
  expect(tab('')).toBe('/campaigns/3/general');
  expect(tab('phone_columns[2]')).toBe('/campaigns/3/call-file');
  expect(tab('qualification[1].name')).toBe('/campaigns/3/qualifications');
  expect(tab('text[1]')).toBe('/campaigns/3/texts');
});

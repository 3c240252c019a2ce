import { expect, it } from 'vitest';
import { anyFilter, readFilters, writeFilters } from './filters';

const read = (query: string) => readFilters(new URLSearchParams(query));

it('reads back what it wrote, and leaves the rest of the address alone', () => {
  const written = writeFilters(new URLSearchParams('tab=file'), {
    phase: 'ended',
    result: 'vente',
    q: ' 06 39 98 ',
  });
  expect(written.get('tab')).toBe('file');
  expect(readFilters(written)).toEqual({ phase: 'ended', result: 'vente', q: '06 39 98' });
});

it('takes an address by hand without believing it', () => {
  expect(read('phase=nonsense')).toEqual({ phase: null, result: null, q: '' });
});

it('knows that only ended contacts have a result', () => {
  expect(read('result=vente').phase).toBe('ended');
  expect(
    writeFilters(new URLSearchParams(), { phase: 'waiting', result: 'vente', q: '' }).has('result'),
  ).toBe(false);
});

it('tells whether anything is filtered', () => {
  expect(anyFilter(read(''))).toBe(false);
  expect(anyFilter(read('q=A'))).toBe(true);
  expect(anyFilter(read('result=vente'))).toBe(true);
});

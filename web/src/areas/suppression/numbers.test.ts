import { expect, it } from 'vitest';
import { numbersIn } from './numbers';

it('takes numbers line by line, as they are written', () => {
  expect(numbersIn('06 39 98 00 01\n\n +33 1 62 34 18 10 \r\n')).toEqual([
    '06 39 98 00 01',
    '+33 1 62 34 18 10',
  ]);
});

it('takes a list on one line', () => {
  expect(numbersIn('0639980001; 0639980002,0639980003')).toEqual(['0639980001', '0639980002', '0639980003']);
});

it('has none in an empty text', () => {
  expect(numbersIn(' \n ')).toEqual([]);
});

import { expect, it } from 'vitest';
import { separatorOf, toCsv } from './csv';

it('writes what a French spreadsheet opens', () => {
  expect(toCsv(['Statut', 'Appels'], [['Occupé', 12]], separatorOf('fr'))).toBe(
    '\uFEFFStatut;Appels\r\nOccupé;12\r\n',
  );
});

it('writes decimals as the spreadsheet of the language reads them', () => {
  expect(toCsv(['a'], [[1.5]], separatorOf('fr'))).toBe('\uFEFFa\r\n1,5\r\n');
  expect(toCsv(['a'], [[1.5]], separatorOf('en'))).toBe('\uFEFFa\r\n1.5\r\n');
});

it('quotes what would break a row', () => {
  expect(toCsv(['a'], [['x;y'], ['say "no"'], ['two\nlines'], ['p,q']], ';')).toBe(
    '\uFEFFa\r\n"x;y"\r\n"say ""no"""\r\n"two\nlines"\r\np,q\r\n',
  );
});

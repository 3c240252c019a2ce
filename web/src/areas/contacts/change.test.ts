import { expect, it } from 'vitest';
import type { ContactRow } from '@/api/types';
import { changeOf, formOf } from './change';

const row: ContactRow = {
  id: 1,
  etag: '2-1',
  key: 'D1',
  columns: { REF: 'D1', MOBILE: '0639980001', FIXE: 'à demander' },
  phones: [
    {
      column: 'MOBILE',
      phone: '+33639980001',
      national: '06 39 98 00 01',
      takes_texts: true,
      suppressed: false,
    },
  ],
  zone: 'Europe/Paris',
  priority: 2,
  made: 2,
  reached: false,
  phase: { kind: 'unplanned' },
};
const form = formOf(row, ['MOBILE', 'FIXE', 'TRAVAIL']);

it('shows numbers nationally, and what is no number as it was written', () => {
  expect(form.phones).toEqual({ MOBILE: '06 39 98 00 01', FIXE: 'à demander', TRAVAIL: '' });
});

it('sends nothing when nothing was changed', () => {
  expect(changeOf(form, form)).toBeNull();
  expect(changeOf(form, { ...form, phones: { ...form.phones, TRAVAIL: '  ' } })).toBeNull();
});

it('sends what was changed and nothing else', () => {
  expect(changeOf(form, { ...form, phones: { ...form.phones, FIXE: ' 01 62 34 00 01 ' } })).toEqual({
    phones: { FIXE: '01 62 34 00 01' },
  });
  expect(changeOf(form, { ...form, zone: null, priority: 3 })).toEqual({ zone: '', priority: 3 });
});

it('takes a number away by an empty text', () => {
  expect(changeOf(form, { ...form, phones: { ...form.phones, MOBILE: '' } })).toEqual({
    phones: { MOBILE: '' },
  });
});

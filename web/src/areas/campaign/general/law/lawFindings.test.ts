import { expect, it } from 'vitest';
import type { Finding } from '@/api/types';
import { lawFindings } from './useLawFindings';

const finding = (path: string, document: 'campaign' | 'strategy' = 'campaign') =>
  ({ code: path, severity: 'warning', place: { document, path } }) as Finding;

it('puts each finding of the law at its setting, once', () => {
  const { at, besides } = lawFindings(
    ['law', 'law.presets', 'law.presets[2]', 'law.consent_column', 'law.rule[1].id', 'lawless', 'limit[1]']
      .map((path) => finding(path))
      .concat(finding('law', 'strategy')),
  );
  const codes = (found: Finding[]) => found.map(({ code }) => code);
  expect(codes(at('presets'))).toEqual(['law.presets', 'law.presets[2]']);
  expect(codes(at('consent_column'))).toEqual(['law.consent_column']);
  expect(codes(besides(['presets', 'consent_column']))).toEqual(['law', 'law.rule[1].id']);
});

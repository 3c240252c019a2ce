import { expect, it } from 'vitest';
import type { LawPreset } from '@/api/types';
import { chosen, offered } from './presets';

const preset = (name: string, ...countries: string[]): LawPreset => ({
  name,
  title: { fr: name, en: name },
  countries,
  explanation: { fr: '', en: '' },
  rule: [],
});
const shipped = [preset('be-optout', 'BE'), preset('fr-consumer', 'FR', 'RE'), preset('fr-texts', 'FR')];

it('offers the sets of the campaign’s own country first, the others as they come', () => {
  expect(offered(shipped, 'FR').map(({ name }) => name)).toEqual(['fr-consumer', 'fr-texts', 'be-optout']);
});

it('keeps the order of the campaign, and a name that nothing ships under', () => {
  expect(chosen(shipped, ['fr-texts', 'atlantis', 'be-optout'])).toEqual([
    { name: 'fr-texts', preset: shipped[2] },
    { name: 'atlantis', preset: null },
    { name: 'be-optout', preset: shipped[0] },
  ]);
});

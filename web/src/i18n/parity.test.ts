import { describe, expect, it } from 'vitest';
import { namespaces as en } from './en';
import { namespaces as fr } from './fr';

type Words = [key: string, text: unknown][];

function flat(value: unknown, key = ''): Words {
  if (value === null || typeof value !== 'object') return [[key, value]];
  return Object.entries(value).flatMap(([name, inner]) => flat(inner, key === '' ? name : `${key}.${name}`));
}

/** Plural forms differ by language: French has `many`. */
const keys = (words: Words) =>
  [...new Set(words.map(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, '')))].sort();

const variables = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();

describe('both languages say the same things', () => {
  it('has the same namespaces', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
    expect(Object.keys(fr)).toContain('common');
  });

  for (const name of Object.keys(fr)) {
    const [french, english] = [flat(fr[name]), flat(en[name])];
    it(`${name} has the same keys`, () => {
      expect(keys(french)).toEqual(keys(english));
    });
    it(`${name} has no empty text`, () => {
      const empty = [...french, ...english].filter(
        ([, text]) => typeof text !== 'string' || text.trim() === '',
      );
      expect(empty).toEqual([]);
    });
    it(`${name} names the same variables`, () => {
      const inEnglish = new Map(english);
      for (const [key, text] of french) {
        if (inEnglish.has(key)) expect([key, variables(text)]).toEqual([key, variables(inEnglish.get(key))]);
      }
    });
    it(`${name} keeps French typography`, () => {
      expect(french.filter(([, text]) => faults(String(text)).length > 0)).toEqual([]);
    });
  }
});

/** What French spells otherwise: its own spaces before and within, apostrophes and quotation marks that are not a typewriter's. */
const SPELLINGS: Record<string, RegExp> = {
  'no narrow no-break space before ; ! ?': /(?<!\u202f)[;!?]/,
  // A time of day (18:30) has none.
  'no no-break space before a colon': /(?<!\u00a0):(?!\d)/,
  'no no-break space within « »': /«(?!\u00a0)|(?<!\u00a0)»/,
  'a straight apostrophe or quotation mark': /['"]/,
  'three dots for an ellipsis': /\.{3}/,
  'a space that breaks before a per cent sign': /[\d}] %/,
};

function faults(text: string): string[] {
  return Object.keys(SPELLINGS).filter((fault) => SPELLINGS[fault]?.test(text));
}

it.each([
  ['Vraiment ?', 'no narrow no-break space before ; ! ?'],
  ['Numéro : 1', 'no no-break space before a colon'],
  ['« Toutes »', 'no no-break space within « »'],
  ["l'appel", 'a straight apostrophe or quotation mark'],
])('%s is misspelt', (text, fault) => {
  expect(faults(text)).toEqual([fault]);
});

it('leaves what is right', () => {
  expect(faults('Dès 18:30\u00a0: «\u00a0l’appel\u00a0» part-il\u202f?')).toEqual([]);
});

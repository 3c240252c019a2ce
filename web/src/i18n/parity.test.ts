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
      const wrong = french.filter(([, text]) =>
        / [;:!?»]|« |['"]|[^\s\u202f\u00a0:/] ?\.{3}/.test(String(text)),
      );
      expect(wrong).toEqual([]);
    });
  }
});

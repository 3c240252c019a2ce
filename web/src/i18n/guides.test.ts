import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namespaces as en } from './en';
import { namespaces as fr } from './fr';

const texts = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [plain(String(value))];
/** Lines of a guide break elsewhere, and are written with ordinary spaces. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('the guides', () => {
  for (const [lang, namespaces] of Object.entries({ fr, en })) {
    it(`call things what the screens call them (${lang})`, () => {
      const guide = readFileSync(resolve(`../docs/guide.${lang}.md`), 'utf8');
      const cited = [...guide.matchAll(/\*\*(.+?)\*\*/gs)].map(([, label]) => plain(label ?? ''));
      const said = new Set(texts(namespaces));
      expect(cited.length).toBeGreaterThan(30);
      expect(cited.filter((label) => !said.has(label))).toEqual([]);
    });
  }
});

import { readFileSync } from 'node:fs';

export type Lang = 'fr' | 'en';
/** What the interface says: `area:path.of.the.key`, with what stands in the place of its {{names}}. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The dictionary of the interface in one language. */
export function wordsIn(lang: Lang): Words {
  return (key, values = {}) => {
    const [area = '', path = ''] = key.split(':');
    const file = new URL(`../src/i18n/${lang}/${area}.json`, import.meta.url);
    let found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    for (const step of path.split('.')) found = (found as Record<string, unknown>)[step];
    if (typeof found !== 'string') throw new Error(`the interface has no words for ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

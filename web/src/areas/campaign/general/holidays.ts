import type { Said, Lang } from '@/api/types';

/** A name that the server may know in one language only. */
export function nameOf(name: string | Partial<Said>, lang: Lang): string {
  return typeof name === 'string' ? name : (name[lang] ?? name.fr ?? name.en ?? '');
}

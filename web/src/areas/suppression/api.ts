import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Phone } from '@/api/types';
import { upload } from '@/api/upload';

const PAGE_ROWS = 50;

/** What numbers are suppressed for. */
export const LISTS = ['calls', 'texts'] as const;
export type List = (typeof LISTS)[number];

export const SUPPRESSION = ['suppression'];

/** Numbers that no campaign calls, or sends texts to (R37). */
export const suppressionQuery = (list: List, q: string) =>
  infiniteQueryOptions({
    queryKey: [...SUPPRESSION, { list, q }],
    queryFn: ({ pageParam: after, signal }) =>
      answer(api.GET('/suppression', { params: { query: { list, q, after, limit: PAGE_ROWS } }, signal })),
    initialPageParam: undefined as Phone | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const suppress = (list: List, phones: string[], reason: string) =>
  answer(api.POST('/suppression', { params: { query: { list } }, body: { phones, reason } }));

export function suppressFile(list: List, file: File, reason: string, onProgress: (share: number) => void) {
  const form = new FormData();
  form.set('reason', reason);
  form.set('file', file);
  return upload('post', '/suppression/import', { form, onProgress, query: { list } });
}

export const unsuppress = (list: List, phone: Phone) =>
  answer(api.DELETE('/suppression/{phone}', { params: { path: { phone }, query: { list } } }));

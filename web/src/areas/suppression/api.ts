import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Phone } from '@/api/types';
import { upload } from '@/api/upload';

const PAGE_ROWS = 50;

export const SUPPRESSION = ['suppression'];

/** Numbers that no campaign calls (R37). */
export const suppressionQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...SUPPRESSION, { q }],
    queryFn: ({ pageParam: after, signal }) =>
      answer(api.GET('/suppression', { params: { query: { q, after, limit: PAGE_ROWS } }, signal })),
    initialPageParam: undefined as Phone | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const suppress = (phones: string[], reason: string) =>
  answer(api.POST('/suppression', { body: { phones, reason } }));

export function suppressFile(file: File, reason: string, onProgress: (share: number) => void) {
  const form = new FormData();
  form.set('reason', reason);
  form.set('file', file);
  return upload('post', '/suppression/import', { form, onProgress });
}

export const unsuppress = (phone: Phone) =>
  answer(api.DELETE('/suppression/{phone}', { params: { path: { phone } } }));

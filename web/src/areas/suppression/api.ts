import { infiniteQueryOptions } from '@tanstack/react-query';
import { send } from '@/api/http';
import type { Instant, Phone } from '@/api/types';
import { upload } from '../callfile/upload';

/** A number that no campaign calls (R37). */
export interface Suppressed {
  phone: Phone;
  national: string;
  reason: string;
  since: Instant;
}

export interface SuppressedPage {
  items: Suppressed[];
  next: string | number | null;
  /** Of the whole list, whatever is searched. */
  total: number;
}

/** What became of numbers that were to be added. */
export interface Added {
  added: number;
  already: number;
  /** The first hundred. */
  rejected: { value: string; reason: string }[];
  /** All of them, where there may be more. */
  rejected_count?: number;
}

const LIST = '/suppression';
const PAGE_ROWS = 50;

export const SUPPRESSION = ['suppression'];

export const suppressionQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...SUPPRESSION, { q }],
    queryFn: ({ pageParam, signal }) =>
      send<SuppressedPage>('GET', LIST, { query: { q, after: pageParam, limit: PAGE_ROWS }, signal }),
    initialPageParam: null as SuppressedPage['next'],
    getNextPageParam: (page) => page.next,
  });

export const suppress = (phones: string[], reason: string) =>
  send<Added>('POST', LIST, { body: { phones, reason } });

export function suppressFile(file: File, reason: string, onProgress: (share: number) => void) {
  const form = new FormData();
  form.set('reason', reason);
  form.set('file', file);
  return upload<Added>('/suppression/import', { form, onProgress });
}

export const unsuppress = (phone: Phone) =>
  send<undefined>('DELETE', '/suppression/{phone}', { path: { phone } });

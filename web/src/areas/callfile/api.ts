import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { ColumnsMapping, Upload } from '@/api/types';
import { upload } from '@/api/upload';
import type { ContactFilters } from './filters';

const PAGE_ROWS = 100;

export const contactsQuery = (campaign: number, { phase, result, q }: ContactFilters) =>
  infiniteQueryOptions({
    queryKey: ['campaign', campaign, 'contacts', { phase, result, q }],
    queryFn: ({ pageParam: after, signal }) =>
      answer(
        api.GET('/campaigns/{id}/contacts', {
          params: {
            path: { id: campaign },
            query: { phase: phase ?? undefined, result: result ?? undefined, q, after, limit: PAGE_ROWS },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

export function sendCallFile(
  campaign: number,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) {
  const form = new FormData();
  form.set('file', file);
  return upload('post', '/campaigns/{id}/uploads', { path: { id: campaign }, form, onProgress, signal });
}

export const startImport = (campaign: number, upload: Upload['upload'], mapping: ColumnsMapping) =>
  answer(
    api.POST('/campaigns/{id}/imports', { params: { path: { id: campaign } }, body: { upload, mapping } }),
  );

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { send } from '@/api/http';
import type { Job } from '@/api/types';
import type { ContactFilters } from './filters';
import type { Mapping } from './mapping';
import type { ContactPage, ImportReport, Upload } from './model';
import { upload } from './upload';

const PAGE_ROWS = 100;
const LOOK_MS = 400;

export const contactsQuery = (campaign: number, { phase, result, q }: ContactFilters) =>
  infiniteQueryOptions({
    queryKey: ['campaign', campaign, 'contacts', { phase, result, q }],
    queryFn: ({ pageParam, signal }) =>
      send<ContactPage>('GET', '/campaigns/{id}/contacts', {
        path: { id: campaign },
        query: { phase, result, q, after: pageParam, limit: PAGE_ROWS },
        signal,
      }),
    initialPageParam: null as ContactPage['next'],
    getNextPageParam: (page) => page.next,
  });

export function sendCallFile(
  campaign: number,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) {
  const form = new FormData();
  form.set('file', file);
  return upload<Upload>('/campaigns/{id}/uploads', { path: { id: campaign }, form, onProgress, signal });
}

export const startImport = (campaign: number, upload: Upload['upload'], mapping: Mapping) =>
  send<Job<ImportReport>>('POST', '/campaigns/{id}/imports', {
    path: { id: campaign },
    body: { upload, mapping },
  });

/** An import as it goes on. */
export const importQuery = (job: Job['id']) =>
  queryOptions({
    queryKey: ['job', String(job)],
    queryFn: ({ signal }) => send<Job<ImportReport>>('GET', '/jobs/{job}', { path: { job }, signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? LOOK_MS : false,
  });

export const cancelImport = (job: Job['id']) => send<unknown>('DELETE', '/jobs/{job}', { path: { job } });

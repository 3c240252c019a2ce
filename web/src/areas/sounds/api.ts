import { queryOptions } from '@tanstack/react-query';
import { send, url } from '@/api/http';
import type { Instant } from '@/api/types';
import { upload } from '../callfile/upload';

/** A recorded message, as the switch plays it. */
export interface Sound {
  name: string;
  /** Of the file it was made from. */
  file_name: string;
  duration_ms: number;
  bytes: number;
  put_at: Instant;
}

const SOUND = '/campaigns/{id}/sounds/{name}';

export const soundsQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['campaign', campaign, 'sounds'],
    queryFn: ({ signal }) =>
      send<Sound[]>('GET', '/campaigns/{id}/sounds', { path: { id: campaign }, signal }),
  });

/** Where the browser plays it from. The instant keeps it from playing what was replaced. */
export const audioUrl = (campaign: number, { name, put_at }: Sound) =>
  url('/campaigns/{id}/sounds/{name}/audio', { path: { id: campaign, name }, query: { put_at } });

export interface SoundFile {
  name: string;
  file: File;
}

export function putSound(
  campaign: number,
  revision: number,
  { name, file }: SoundFile,
  onProgress: (share: number) => void,
) {
  const form = new FormData();
  form.set('file', file);
  return upload<unknown>(SOUND, {
    method: 'PUT',
    path: { id: campaign, name },
    ifMatch: revision,
    form,
    onProgress,
  });
}

export const removeSound = (campaign: number, revision: number, name: string) =>
  send<unknown>('DELETE', SOUND, { path: { id: campaign, name }, ifMatch: revision });

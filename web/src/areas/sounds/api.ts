import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from '@/api/client';
import type { Sound } from '@/api/types';
import { upload } from '@/api/upload';
import { url } from '@/api/urls';

export const soundsQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['campaign', campaign, 'sounds'],
    queryFn: ({ signal }) =>
      answer(api.GET('/campaigns/{id}/sounds', { params: { path: { id: campaign } }, signal })),
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
  const path = { id: campaign, name };
  return upload('put', '/campaigns/{id}/sounds/{name}', {
    path,
    headers: ifMatch(revision),
    form,
    onProgress,
  });
}

export const removeSound = (campaign: number, revision: number, name: string) =>
  answer(
    api.DELETE('/campaigns/{id}/sounds/{name}', {
      params: { path: { id: campaign, name }, header: ifMatch(revision) },
    }),
  );

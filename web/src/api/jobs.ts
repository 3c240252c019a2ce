import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';

/** How often a job under way is looked at. */
export const LOOK_MS = 300;

/** Something long that the server does, at this moment. */
export const job = (id: number, signal?: AbortSignal) =>
  answer(api.GET('/jobs/{id}', { params: { path: { id } }, ...(signal && { signal }) }));

/** Something long that the server does, as it goes on. */
export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => job(id, signal),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'running' ? LOOK_MS : false,
  });

export const cancelJob = (id: number) => answer(api.DELETE('/jobs/{id}', { params: { path: { id } } }));

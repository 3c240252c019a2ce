import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';

const LOOK_MS = 300;

/** Something long that the server does, as it goes on. */
export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => answer(api.GET('/jobs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'running' ? LOOK_MS : false,
  });

export const cancelJob = (id: number) => answer(api.DELETE('/jobs/{id}', { params: { path: { id } } }));

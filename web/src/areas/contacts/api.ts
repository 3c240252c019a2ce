import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from '@/api/client';
import type { ContactChange } from '@/api/types';

export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => answer(api.GET('/contacts/{id}', { params: { path: { id } }, signal })),
  });

export const changeContact = (id: number, etag: string, change: ContactChange) =>
  answer(api.PATCH('/contacts/{id}', { params: { path: { id }, header: ifMatch(etag) }, body: change }));

export const callNow = (id: number) =>
  answer(api.POST('/contacts/{id}/call-now', { params: { path: { id } } }));

export const neverAgain = (id: number, reason: string) =>
  answer(api.POST('/contacts/{id}/never-again', { params: { path: { id } }, body: { reason } }));

export const callAgain = (id: number) =>
  answer(api.POST('/contacts/{id}/call-again', { params: { path: { id } } }));

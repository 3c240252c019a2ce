import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import type { AccountChange, NewAccount } from './types';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => answer(api.GET('/accounts', { signal })),
});

export const createAccount = (body: NewAccount) => answer(api.POST('/accounts', { body }));

export const changeAccount = (id: number, body: AccountChange) =>
  answer(api.PATCH('/accounts/{id}', { params: { path: { id } }, body }));

export interface AuditFilter {
  campaign?: number;
  account?: number;
}

const AUDIT_PAGE = 50;

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam: after }) =>
      answer(api.GET('/audit', { params: { query: { ...filter, after, limit: AUDIT_PAGE } }, signal })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next,
  });

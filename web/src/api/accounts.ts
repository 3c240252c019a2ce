import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { send } from './http';
import type { AccountListed, AuditEntry, Page, Role } from './types';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => send<AccountListed[]>('GET', '/accounts', { signal }),
});

export interface NewAccount {
  name: string;
  login: string;
  role: Role;
  password: string;
}

export const createAccount = (body: NewAccount) => send<AccountListed>('POST', '/accounts', { body });

export interface AccountChange {
  name?: string;
  role?: Role;
  disabled?: boolean;
  password?: string;
}

export const changeAccount = (id: number, body: AccountChange) =>
  send<AccountListed>('PATCH', '/accounts/{id}', { path: { id }, body });

export interface AuditFilter {
  campaign: number | null;
  account: number | null;
}

const AUDIT_PAGE = 50;

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) =>
      send<Page<AuditEntry>>('GET', '/audit', {
        query: { ...filter, after: pageParam, limit: AUDIT_PAGE },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });

import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from './client';
import type { Strategy, WhatIf } from './types';
import { url } from './urls';

export const strategyQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'strategy'],
    queryFn: ({ signal }) =>
      answer(api.GET('/campaigns/{id}/strategy', { params: { path: { id } }, signal })),
  });

export const putStrategy = (id: number, revision: number, strategy: Strategy, note: string) =>
  answer(
    api.PUT('/campaigns/{id}/strategy', {
      params: { path: { id }, header: ifMatch(revision) },
      body: { strategy, note },
    }),
  );

export const removeStrategy = (id: number, revision: number) =>
  answer(api.DELETE('/campaigns/{id}/strategy', { params: { path: { id }, header: ifMatch(revision) } }));

export const versionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'strategy', 'versions'],
    queryFn: ({ signal }) =>
      answer(api.GET('/campaigns/{id}/strategy/versions', { params: { path: { id } }, signal })),
  });

export const versionQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'strategy', 'versions', version],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/campaigns/{id}/strategy/versions/{version}', {
          params: { path: { id, version } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });

export const check = (campaign_id: number, strategy: Strategy, signal?: AbortSignal) =>
  answer(api.POST('/check', { body: { campaign_id, strategy }, ...(signal && { signal }) }));

export const strategyText = (strategy: Strategy) =>
  answer(api.POST('/strategies/text', { body: { strategy } }));

export const parseStrategy = (text: string) => answer(api.POST('/strategies/parse', { body: { text } }));

export const exportUrl = (id: number, version?: number) =>
  url('/campaigns/{id}/strategy/export', { path: { id }, query: { version } });

export const readyMadeQuery = queryOptions({
  queryKey: ['strategies', 'ready-made'],
  queryFn: ({ signal }) => answer(api.GET('/strategies/ready-made', { signal })),
  staleTime: Infinity,
});

export const whatIf = (question: WhatIf, signal?: AbortSignal) =>
  answer(api.POST('/what-if', { body: question, ...(signal && { signal }) }));

export const contactsQuery = (id: number, q: string) =>
  queryOptions({
    queryKey: ['campaign', id, 'contacts', { q, limit: 8 }],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/campaigns/{id}/contacts', { params: { path: { id }, query: { q, limit: 8 } }, signal }),
      ),
  });

/** Has it counted what a change of strategy means to the contacts of a campaign (R60). */
export const startEffect = (id: number, strategy: Strategy | null) =>
  answer(api.POST('/campaigns/{id}/strategy/effect', { params: { path: { id } }, body: { strategy } }));

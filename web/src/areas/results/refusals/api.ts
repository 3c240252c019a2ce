import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const PAGE_ROWS = 50;

/** What the law refused of a campaign, by contact in file order (R37). */
export const refusalsQuery = (campaign: number) =>
  infiniteQueryOptions({
    queryKey: ['campaign', campaign, 'refusals'],
    queryFn: ({ pageParam: after, signal }) =>
      answer(
        api.GET('/campaigns/{id}/refusals', {
          params: { path: { id: campaign }, query: { after, limit: PAGE_ROWS } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

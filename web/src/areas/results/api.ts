import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const resultsQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['campaign', campaign, 'results'],
    queryFn: ({ signal }) =>
      answer(api.GET('/campaigns/{id}/results', { params: { path: { id: campaign } }, signal })),
  });

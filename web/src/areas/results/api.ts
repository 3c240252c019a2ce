import { queryOptions } from '@tanstack/react-query';
import { send } from '@/api/http';
import type { Results } from './model';

export const resultsQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['campaign', campaign, 'results'],
    queryFn: ({ signal }) =>
      send<Results>('GET', '/campaigns/{id}/results', { path: { id: campaign }, signal }),
  });

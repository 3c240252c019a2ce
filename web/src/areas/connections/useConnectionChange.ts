import { useMutation, useQueryClient } from '@tanstack/react-query';
import { connectionsQuery } from '@/api/connections';
import { presenceQuery } from '@/api/session';

/** Changes a connection, and shows how things then stand: what campaigns call by may thereby change. */
export function useConnectionChange<Asked>(change: (asked: Asked) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        [connectionsQuery.queryKey, presenceQuery.queryKey, ['campaigns'], ['campaign']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

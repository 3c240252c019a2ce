import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

const RETRIES_MAX = 2;
const PASSING = new Set(['unreachable', 'unavailable']);

/** One cache for the whole application. A refusal is final; only a server that could not be asked is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) =>
        failures < RETRIES_MAX && error instanceof Problem && PASSING.has(error.code),
    },
    mutations: { retry: false },
  },
});

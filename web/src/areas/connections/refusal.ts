import { Problem } from '@/api/problem';

/** What the server says of the field at a place of what was sent, if it says something of it. */
export function refusal(error: Error | null, place: string): string | null {
  if (error === null) return null;
  const problem = Problem.of(error);
  return problem.place === place ? problem.detail : null;
}

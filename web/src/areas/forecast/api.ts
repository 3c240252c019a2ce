import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { ComparisonAsked, Job, Strategy } from '@/api/types';
import { url } from '@/api/urls';
import type { Candidate } from './candidates';

/** Who answers when, as a forecast can be asked for. */
export const profilesQuery = queryOptions({
  queryKey: ['forecast', 'profiles'],
  queryFn: ({ signal }) => answer(api.GET('/forecast/profiles', { signal })),
  staleTime: Infinity,
});

/** Has up to four strategies forecast on common random numbers. */
export const startComparison = (campaign: number, body: ComparisonAsked) =>
  answer(api.POST('/campaigns/{id}/forecasts', { params: { path: { id: campaign } }, body }));

/** The comparison, what was compared, and the job that keeps its quarter-hours. */
export const comparisonOf = ({ id, result }: Job, compared: readonly Candidate[]) =>
  result !== null && 'forecasts' in result ? { job: id, comparison: result, compared } : null;

export const quartersUrl = (id: number, job: number, strategy: number) =>
  url('/campaigns/{id}/forecasts/{job}/quarters', { path: { id, job }, query: { strategy } });

/** Has another strategy asked, at every attempt of a campaign, what it would have dialled. */
export const startReplay = (campaign: number, strategy: Strategy | null) =>
  answer(api.POST('/campaigns/{id}/replay', { params: { path: { id: campaign } }, body: { strategy } }));

export const replayOf = ({ result }: Job) => (result !== null && 'verdicts' in result ? result : null);

/** Has who answers when learned from all recorded attempts. */
export const startLearning = (campaign: number) =>
  answer(api.POST('/campaigns/{id}/answer-profile', { params: { path: { id: campaign } } }));

export const learnedOf = ({ result }: Job) => (result !== null && 'lines' in result ? result : null);

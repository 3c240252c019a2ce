import { answer, api } from './client';
import type { Strategy } from './types';

/** What can be known of a strategy before a call is made, on the call file of a campaign. */
export const analyse = (campaign_id: number, strategy: Strategy, signal?: AbortSignal) =>
  answer(api.POST('/analysis', { body: { campaign_id, strategy }, ...(signal && { signal }) }));

/** For each legal rule of a campaign: whether a strategy could break it (R37). */
export const prove = (campaign_id: number, strategy: Strategy, signal?: AbortSignal) =>
  answer(api.POST('/law/proof', { body: { campaign_id, strategy }, ...(signal && { signal }) }));

/** Has the coming days of a campaign computed, as this strategy would have them. */
export const startForecast = (id: number, strategy: Strategy, days: number, seeds: number) =>
  answer(
    api.POST('/campaigns/{id}/forecasts', {
      params: { path: { id } },
      body: { strategies: [{ name: strategy.name, strategy }], days, seeds },
    }),
  );

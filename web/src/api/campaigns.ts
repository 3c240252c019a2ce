import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from './client';
import type { Campaign, ClassicRules, StartAsked } from './types';

export const campaignsQuery = (archived: boolean) =>
  queryOptions({
    queryKey: ['campaigns', { archived }],
    queryFn: ({ signal }) => answer(api.GET('/campaigns', { params: { query: { archived } }, signal })),
  });

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id],
    queryFn: ({ signal }) => answer(api.GET('/campaigns/{id}', { params: { path: { id } }, signal })),
  });

export const columnsQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'columns'],
    queryFn: ({ signal }) => answer(api.GET('/campaigns/{id}/columns', { params: { path: { id } }, signal })),
  });

export const createCampaign = (body: { campaign: Campaign } | { from: number; name: string }) =>
  answer(api.POST('/campaigns', { body }));

export const putCampaign = (id: number, revision: number, campaign: Campaign) =>
  answer(
    api.PUT('/campaigns/{id}', { params: { path: { id }, header: ifMatch(revision) }, body: { campaign } }),
  );

export const putClassic = (id: number, revision: number, classic: ClassicRules | null) =>
  answer(
    api.PUT('/campaigns/{id}/classic', {
      params: { path: { id }, header: ifMatch(revision) },
      body: { classic },
    }),
  );

export const startCampaign = (id: number, body: StartAsked) =>
  answer(api.POST('/campaigns/{id}/start', { params: { path: { id } }, body }));

export const pauseCampaign = (id: number) =>
  answer(api.POST('/campaigns/{id}/pause', { params: { path: { id } } }));

export const stopCampaign = (id: number, confirm: string) =>
  answer(api.POST('/campaigns/{id}/stop', { params: { path: { id } }, body: { confirm } }));

export const archiveCampaign = (id: number, archived: boolean) =>
  answer(api.POST(`/campaigns/{id}/${archived ? 'archive' : 'unarchive'}`, { params: { path: { id } } }));

// ---- What the forms of a campaign look up ------------------------------------------------------------------------------------

const LONG_LIVED_MS = 60 * 60 * 1000;

export const zonesQuery = queryOptions({
  queryKey: ['zones'],
  queryFn: ({ signal }) => answer(api.GET('/zones', { signal })),
  staleTime: LONG_LIVED_MS,
});

export const countriesQuery = queryOptions({
  queryKey: ['countries'],
  queryFn: ({ signal }) => answer(api.GET('/countries', { signal })),
  staleTime: LONG_LIVED_MS,
});

export const calendarsQuery = queryOptions({
  queryKey: ['holidays', 'calendars'],
  queryFn: ({ signal }) => answer(api.GET('/holidays/calendars', { signal })),
  staleTime: LONG_LIVED_MS,
});

export const lawPresetsQuery = queryOptions({
  queryKey: ['law', 'presets'],
  queryFn: ({ signal }) => answer(api.GET('/law/presets', { signal })),
  staleTime: LONG_LIVED_MS,
});

export const checkCampaign = (campaign: Campaign, signal?: AbortSignal) =>
  answer(api.POST('/check', { body: { campaign }, ...(signal && { signal }) }));

export const holidaysQuery = (from: string, to: string, calendars: string[]) =>
  queryOptions({
    queryKey: ['holidays', { from, to, calendars }],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/holidays', { params: { query: { from, to, calendars: calendars.join(',') } }, signal }),
      ),
    enabled: calendars.length > 0,
    staleTime: LONG_LIVED_MS,
  });

export const textPreviewQuery = (template: string, columns: Record<string, string>) =>
  queryOptions({
    queryKey: ['text-preview', { template, columns }],
    queryFn: ({ signal }) => answer(api.POST('/texts/preview', { body: { template, columns }, signal })),
    staleTime: LONG_LIVED_MS,
  });

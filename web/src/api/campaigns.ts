import { queryOptions } from '@tanstack/react-query';
import { send } from './http';
import type {
  Campaign,
  CampaignDetail,
  CampaignListed,
  CampaignSummary,
  ClassicRules,
  Column,
  Holiday,
  HolidayCalendar,
  Speed,
  TextPreview,
} from './types';

const CAMPAIGN = '/campaigns/{id}';

export const campaignsQuery = (archived: boolean) =>
  queryOptions({
    queryKey: ['campaigns', { archived }],
    queryFn: ({ signal }) => send<CampaignListed[]>('GET', '/campaigns', { query: { archived }, signal }),
  });

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id],
    queryFn: ({ signal }) => send<CampaignDetail>('GET', CAMPAIGN, { path: { id }, signal }),
  });

export const columnsQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'columns'],
    queryFn: ({ signal }) => send<Column[]>('GET', '/campaigns/{id}/columns', { path: { id }, signal }),
  });

export const createCampaign = (body: { campaign: Campaign } | { from: number; name: string }) =>
  send<CampaignDetail>('POST', '/campaigns', { body });

export const putCampaign = (id: number, revision: number, campaign: Campaign) =>
  send<CampaignDetail>('PUT', CAMPAIGN, { path: { id }, ifMatch: revision, body: { campaign } });

export const putClassic = (id: number, revision: number, classic: ClassicRules | null) =>
  send<CampaignDetail>('PUT', '/campaigns/{id}/classic', {
    path: { id },
    ifMatch: revision,
    body: { classic },
  });

export const startCampaign = (id: number, body: { speed: Speed; from?: string; accept_warnings?: boolean }) =>
  send<CampaignSummary>('POST', '/campaigns/{id}/start', { path: { id }, body });

export const pauseCampaign = (id: number) =>
  send<CampaignSummary>('POST', '/campaigns/{id}/pause', { path: { id } });

export const stopCampaign = (id: number, confirm: string) =>
  send<CampaignSummary>('POST', '/campaigns/{id}/stop', { path: { id }, body: { confirm } });

export const archiveCampaign = (id: number, archived: boolean) =>
  send<CampaignSummary>('POST', archived ? '/campaigns/{id}/archive' : '/campaigns/{id}/unarchive', {
    path: { id },
  });

// ---- What the forms of a campaign look up ------------------------------------------------------------------------------------

const LONG_LIVED_MS = 60 * 60 * 1000;

export const zonesQuery = queryOptions({
  queryKey: ['zones'],
  queryFn: ({ signal }) => send<string[]>('GET', '/zones', { signal }),
  staleTime: LONG_LIVED_MS,
});

export const countriesQuery = queryOptions({
  queryKey: ['countries'],
  queryFn: ({ signal }) => send<{ code: string }[]>('GET', '/countries', { signal }),
  staleTime: LONG_LIVED_MS,
});

export const calendarsQuery = queryOptions({
  queryKey: ['holidays', 'calendars'],
  queryFn: ({ signal }) => send<HolidayCalendar[]>('GET', '/holidays/calendars', { signal }),
  staleTime: LONG_LIVED_MS,
});

export const holidaysQuery = (from: string, to: string, calendars: string[]) =>
  queryOptions({
    queryKey: ['holidays', { from, to, calendars }],
    queryFn: ({ signal }) =>
      send<Holiday[]>('GET', '/holidays', { query: { from, to, calendars: calendars.join(',') }, signal }),
    enabled: calendars.length > 0,
    staleTime: LONG_LIVED_MS,
  });

export const textPreviewQuery = (template: string, columns: Record<string, string>) =>
  queryOptions({
    queryKey: ['text-preview', { template, columns }],
    queryFn: ({ signal }) =>
      send<TextPreview>('POST', '/texts/preview', { body: { template, columns }, signal }),
    staleTime: LONG_LIVED_MS,
  });

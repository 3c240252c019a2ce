import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from './client';
import type {
  Secrets,
  SwitchSettings,
  TestCall,
  TestText,
  TextAccountSettings,
  TrunkSettings,
} from './types';

/** How often states are asked for; not while the page is hidden. */
const REFRESH_MS = 4_000;

/** The ways out to the networks, and how they stand. */
export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => answer(api.GET('/connections', { signal })),
});

export const watchedConnectionsQuery = { ...connectionsQuery, refetchInterval: REFRESH_MS };

export const presetsQuery = queryOptions({
  queryKey: ['text-account-presets'],
  queryFn: ({ signal }) => answer(api.GET('/connections/text-account-presets', { signal })),
  staleTime: Infinity,
});

/** What a change of a connection was made from; 0 for a new one. */
const from = (revision: number) => ({ header: ifMatch(revision) });
const named = (name: string, revision: number) => ({ ...from(revision), path: { name } });

export const putSwitch = (revision: number, settings: SwitchSettings, secrets: Secrets) =>
  answer(api.PUT('/connections/switch', { params: from(revision), body: { settings, secrets } }));

export const removeSwitch = (revision: number) =>
  answer(api.DELETE('/connections/switch', { params: from(revision) }));

export const putTrunk = (revision: number, settings: TrunkSettings) =>
  answer(
    api.PUT('/connections/trunks/{name}', { params: named(settings.name, revision), body: { settings } }),
  );

export const removeTrunk = (name: string, revision: number) =>
  answer(api.DELETE('/connections/trunks/{name}', { params: named(name, revision) }));

export const testCall = (name: string, body: TestCall) =>
  answer(api.POST('/connections/trunks/{name}/test-call', { params: { path: { name } }, body }));

export const putTextAccount = (revision: number, settings: TextAccountSettings, secrets: Secrets) =>
  answer(
    api.PUT('/connections/text-accounts/{name}', {
      params: named(settings.name, revision),
      body: { settings, secrets },
    }),
  );

export const removeTextAccount = (name: string, revision: number) =>
  answer(api.DELETE('/connections/text-accounts/{name}', { params: named(name, revision) }));

export const testText = (name: string, body: TestText) =>
  answer(api.POST('/connections/text-accounts/{name}/test-text', { params: { path: { name } }, body }));

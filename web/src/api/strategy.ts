import { queryOptions } from '@tanstack/react-query';
import { send, url } from './http';
import type { Bilingual, Finding, Instant, Job, Page, Phone, Strategy, StrategyVersion } from './types';

const STRATEGY = '/campaigns/{id}/strategy';

/** The strategy in place, and the revision of the campaign that a change of it must name. */
export interface StrategyInPlace {
  revision: number;
  version: number | null;
  strategy: Strategy | null;
  note: string | null;
  put_at: Instant | null;
  put_by: string | null;
}

export interface VersionListed extends Omit<StrategyVersion, 'put_by'> {
  /** `null`: it came with the installation. */
  put_by: string | null;
  in_place: boolean;
}
export interface VersionRead extends StrategyVersion {
  strategy: Strategy;
}
export interface ReadyMade {
  id: string;
  name: Bilingual;
  trade: Bilingual;
  description: Bilingual;
  numbers: number;
  strategy: Strategy;
}

/** What a change of strategy means to the contacts of a campaign (R60). */
export interface Effect {
  contacts: number;
  unchanged: number;
  moved: number;
  become_callable: number;
  become_waiting: number;
  ended: number;
  revived: number;
}

/** Where a text file is wrong. */
export interface TextError {
  line: number;
  column: number;
  message: string | Partial<Bilingual>;
  expected?: string;
  nearest?: string;
}

// ---- What if -----------------------------------------------------------------------------------------------------------------

export interface Asked {
  key: string;
  zone?: string;
  phones: Record<string, string>;
}
export interface Outcome {
  at: Instant;
  number: number | Phone;
  status: string;
  message_left?: boolean;
  callback?: { at: Instant };
}
export interface Obstacle {
  obstacle: string;
  sentence: string;
}
/** The next call of a contact, or why there is none (R61). */
export interface Answer {
  key: string;
  outcome: 'call' | 'wait' | 'end';
  now: boolean;
  instant: Instant | null;
  until: Instant | null;
  number: number | null;
  tel: string | null;
  column: string | null;
  phone: Phone | null;
  displayed: Phone | null;
  hidden: boolean;
  ring_s: number | null;
  message: string | null;
  planning: string | null;
  reason: string;
  end: string | null;
  result: string | null;
  attempts: number;
  attempts_max: number;
  numbers: {
    number: number;
    tel: string;
    phone: Phone | null;
    attempts: number;
    owes: number;
    callable: boolean;
    obstacles: Obstacle[];
  }[];
}
export type Question = {
  campaign_id: number;
  strategy: Strategy;
  at: Instant;
  lang: 'fr' | 'en';
} & ({ contact: Asked; attempts: Outcome[] } | { contact_id: number; attempts: Outcome[] });

/** What the list of contacts tells of one, as far as it is needed to choose it. */
export interface ContactFound {
  id: number;
  key: string;
  phones: { national: string }[];
}

// ---- Requests ----------------------------------------------------------------------------------------------------------------

export const strategyQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'strategy'],
    queryFn: ({ signal }) => send<StrategyInPlace>('GET', STRATEGY, { path: { id }, signal }),
  });

export const putStrategy = (id: number, revision: number, strategy: Strategy, note: string) =>
  send<{ revision: number; version: number }>('PUT', STRATEGY, {
    path: { id },
    ifMatch: revision,
    body: { strategy, note },
  });

export const removeStrategy = (id: number, revision: number) =>
  send<{ revision: number }>('DELETE', STRATEGY, { path: { id }, ifMatch: revision });

export const versionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'strategy', 'versions'],
    queryFn: ({ signal }) => send<VersionListed[]>('GET', `${STRATEGY}/versions`, { path: { id }, signal }),
  });

export const versionQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'strategy', 'versions', version],
    queryFn: ({ signal }) =>
      send<VersionRead>('GET', `${STRATEGY}/versions/{version}`, { path: { id, version }, signal }),
    staleTime: Infinity,
  });

export const check = (campaign_id: number, strategy: Strategy, signal?: AbortSignal) =>
  send<{ findings: Finding[] }>('POST', '/check', { body: { campaign_id, strategy }, signal });

export const strategyText = (strategy: Strategy) =>
  send<{ text: string }>('POST', '/strategies/text', { body: { strategy } });

export const parseStrategy = (text: string) =>
  send<{ strategy: Strategy }>('POST', '/strategies/parse', { body: { text } });

export const exportUrl = (id: number, version?: number) =>
  url(`${STRATEGY}/export`, { path: { id }, query: { version } });

export const readyMadeQuery = queryOptions({
  queryKey: ['strategies', 'ready-made'],
  queryFn: ({ signal }) => send<ReadyMade[]>('GET', '/strategies/ready-made', { signal }),
  staleTime: Infinity,
});

export const startEffect = (id: number, strategy: Strategy | null) =>
  send<Job<Effect>>('POST', `${STRATEGY}/effect`, { path: { id }, body: { strategy } });

export const effectJob = (id: number | string, signal?: AbortSignal) =>
  send<Job<Effect>>('GET', '/jobs/{id}', { path: { id }, signal });

export const cancelJob = (id: number | string) => send<undefined>('DELETE', '/jobs/{id}', { path: { id } });

export const whatIf = (question: Question, signal?: AbortSignal) =>
  send<Answer>('POST', '/what-if', { body: question, signal });

export const contactsQuery = (id: number, q: string) =>
  queryOptions({
    queryKey: ['campaign', id, 'contacts', { q, limit: 8 }],
    queryFn: ({ signal }) =>
      send<Page<ContactFound>>('GET', '/campaigns/{id}/contacts', {
        path: { id },
        query: { q, limit: 8 },
        signal,
      }),
  });

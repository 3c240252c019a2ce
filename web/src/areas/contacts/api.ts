import { queryOptions } from '@tanstack/react-query';
import { send } from '@/api/http';
import type { ContactDetail } from './model';

const CONTACT = '/contacts/{id}';

export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => send<ContactDetail>('GET', CONTACT, { path: { id }, signal }),
  });

export interface ContactChange {
  /** By column; an empty text takes the number away. */
  phones?: Record<string, string>;
  /** Empty: that of the number, else of the campaign. */
  zone?: string;
  priority?: number;
}

export const changeContact = (id: number, etag: string, change: ContactChange) =>
  send<ContactDetail>('PATCH', CONTACT, { path: { id }, ifMatch: etag, body: change });

/** A call that was agreed: to which number. */
interface Agreed {
  national: string;
}

export const callNow = (id: number) => send<Agreed>('POST', '/contacts/{id}/call-now', { path: { id } });

export const neverAgain = (id: number, reason: string) =>
  send<unknown>('POST', '/contacts/{id}/never-again', { path: { id }, body: { reason } });

export const callAgain = (id: number) => send<unknown>('POST', '/contacts/{id}/call-again', { path: { id } });

import { queryOptions } from '@tanstack/react-query';
import { answer, api, setCsrfToken } from './client';
import { Problem } from './problem';
import type { FirstAccount, Lang, Session } from './types';

/** Who is signed in; nobody is not an error. */
export interface Presence {
  session: Session | null;
  setupNeeded: boolean;
}

function begun(session: Session): Presence {
  setCsrfToken(session.csrf_token);
  return { session, setupNeeded: false };
}

async function presence(signal: AbortSignal): Promise<Presence> {
  try {
    return begun(await answer(api.GET('/session', { signal })));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'unauthenticated') throw error;
    return { session: null, setupNeeded: error.body.setup_needed === true };
  }
}

export const presenceQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => presence(signal),
  staleTime: Infinity,
});

export const signIn = async (login: string, password: string) =>
  begun(await answer(api.POST('/session', { body: { login, password } })));

export const setUp = async (first: FirstAccount) => begun(await answer(api.POST('/setup', { body: first })));

export const signOut = () => answer(api.DELETE('/session'));

export const changePassword = (current: string, next: string) =>
  answer(api.PUT('/session/password', { body: { current, new: next } }));

export const changeLang = (lang: Lang) => answer(api.PUT('/session/lang', { body: { lang } }));

import i18n from 'i18next';
import createClient, { type Middleware } from 'openapi-fetch';
import { Problem } from './problem';
import type { paths } from './schema.gen';

export const BASE = '/api/v1';

let csrfToken: string | null = null;
let signedOut: () => void = () => undefined;

export function setCsrfToken(token: string | null) {
  csrfToken = token;
}

/** Calls `listener` when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOut = listener;
  return () => {
    signedOut = () => undefined;
  };
}

/** What every request says beside its own: the language that answers are in, and on changes who they come from. */
export function ownHeaders(method: string): [name: string, value: string][] {
  const language: [string, string] = ['Accept-Language', i18n.language];
  return method === 'GET' || csrfToken === null ? [language] : [language, ['X-CSRF-Token', csrfToken]];
}

/** The revision that a change was made from. */
export const ifMatch = (revision: string | number) => ({ 'If-Match': `"${revision}"` });

const manners: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of ownHeaders(request.method)) request.headers.set(name, value);
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    const problem = await Problem.ofResponse(response);
    if (problem.code === 'unauthenticated' && schemaPath !== '/session') signedOut();
    throw problem;
  },
  onError({ error }) {
    const abandoned = error instanceof DOMException && error.name === 'AbortError';
    return abandoned ? undefined : Problem.unreachable();
  },
};

/** Asks the server, in the words of its published description. What is not an answer is thrown as a `Problem`. */
export const api = createClient<paths>({
  baseUrl: new URL(BASE, location.origin).href,
  credentials: 'same-origin',
  // Looked up at each request, as what stands in for it in a test comes later.
  fetch: (request) => fetch(request),
});
api.use(manners);

/** The answer itself. */
export async function answer<Data>(asked: Promise<{ data?: Data }>): Promise<Data> {
  return (await asked).data as Data;
}

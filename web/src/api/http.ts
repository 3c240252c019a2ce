import i18n from 'i18next';
import { Problem } from './problem';

export const BASE = '/api/v1';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type QueryValue = string | number | boolean | null | undefined;

export interface SendOptions {
  /** Fills `{name}` in the path. */
  path?: Record<string, string | number>;
  /** Empty and absent values are left out. */
  query?: Record<string, QueryValue>;
  /** Sent as JSON, or as it is when it is a form. */
  body?: unknown;
  /** The revision that the change was made from. */
  ifMatch?: string | number;
  signal?: AbortSignal | undefined;
}

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

/** The address of a resource, for links and sources of events. */
export function url(path: string, { path: parameters = {}, query = {} }: SendOptions = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const suffix = search.size > 0 ? `?${search.toString()}` : '';
  return `${BASE}${filled}${suffix}`;
}

/** Asks the server. The answer is taken at its word: its form is the contract's. Throws a `Problem` otherwise. */
export async function send<Answer>(method: Method, path: string, options: SendOptions = {}): Promise<Answer> {
  const headers = new Headers({ 'Accept-Language': i18n.language });
  let body: BodyInit | null = null;
  if (options.body instanceof FormData) {
    body = options.body;
  } else if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(options.body);
  }
  if (method !== 'GET' && csrfToken !== null) headers.set('X-CSRF-Token', csrfToken);
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);

  const response = await fetch(url(path, options), {
    method,
    headers,
    body,
    credentials: 'same-origin',
    signal: options.signal ?? null,
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : Problem.unreachable();
  });
  if (!response.ok) {
    const problem = await Problem.ofResponse(response);
    if (problem.code === 'unauthenticated' && path !== '/session') signedOut();
    throw problem;
  }
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, api, ifMatch, onSignedOut, setCsrfToken } from './client';
import { Problem } from './problem';
import { url } from './urls';

const asked: Request[] = [];
let answered: () => Response;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const problem = (code: string, status: number) =>
  json({ type: `urn:rappel:problem:${code}`, code, title: 'Titre', detail: 'Détail', status }, status);

beforeEach(() => {
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    return Promise.resolve(answered());
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
  setCsrfToken(null);
});

describe('a request', () => {
  it('names the revision it was made from, and carries the token, when it changes something', async () => {
    setCsrfToken('secret');
    answered = () => json({ revision: 8, version: 3 });
    const put = await answer(
      api.PUT('/campaigns/{id}/strategy', {
        params: { path: { id: 4 }, header: ifMatch(7) },
        body: { strategy: { name: 'S', default: [], number: [] }, note: '' },
      }),
    );
    expect(put).toEqual({ revision: 8, version: 3 });
    const [request] = asked;
    expect(new URL(request?.url ?? '').pathname).toBe('/api/v1/campaigns/4/strategy');
    expect(request?.headers.get('If-Match')).toBe('"7"');
    expect(request?.headers.get('X-CSRF-Token')).toBe('secret');
    expect(request?.headers.get('Accept-Language')).not.toBeNull();
  });

  it('keeps the token to itself when it only reads', async () => {
    setCsrfToken('secret');
    answered = () => json([]);
    await answer(api.GET('/zones'));
    expect(asked[0]?.headers.has('X-CSRF-Token')).toBe(false);
  });

  it('leaves out what is not asked for', async () => {
    answered = () => json({ items: [], next: null });
    await answer(api.GET('/audit', { params: { query: { campaign: undefined, limit: 5 } } }));
    expect(new URL(asked[0]?.url ?? '').search).toBe('?limit=5');
  });
});

describe('an answer', () => {
  it('that is a problem is thrown as one', async () => {
    answered = () => problem('stale', 409);
    const thrown = await answer(api.GET('/zones')).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ code: 'stale', status: 409, detail: 'Détail' });
  });

  it('that cannot come is a problem too, and an abandoned question stays one', async () => {
    answered = () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(answer(api.GET('/zones'))).rejects.toMatchObject({ code: 'unreachable' });
    answered = () => {
      throw new DOMException('aborted', 'AbortError');
    };
    await expect(answer(api.GET('/zones'))).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('that nobody is signed in is told, but for the question who is', async () => {
    const told = vi.fn();
    const stop = onSignedOut(told);
    answered = () => problem('unauthenticated', 401);
    await api.GET('/session').catch(() => undefined);
    expect(told).not.toHaveBeenCalled();
    await api.GET('/zones').catch(() => undefined);
    expect(told).toHaveBeenCalledOnce();
    stop();
  });
});

it('fills and escapes addresses', () => {
  expect(
    url('/campaigns/{id}/sounds/{name}/audio', { path: { id: 3, name: 'a b' }, query: { put_at: 'x' } }),
  ).toBe('/api/v1/campaigns/3/sounds/a%20b/audio?put_at=x');
  expect(url('/campaigns/{id}/strategy/export', { path: { id: 3 }, query: { version: undefined } })).toBe(
    '/api/v1/campaigns/3/strategy/export',
  );
});

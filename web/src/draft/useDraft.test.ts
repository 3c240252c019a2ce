import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { useDraft, type Revised } from './useDraft';

interface Doc {
  name: string;
  agents: number;
}

const stale = () =>
  new Problem({ type: 'urn:rappel:problem:stale', code: 'stale', title: 'Stale', detail: '', status: 412 });

/** A server that keeps one document, and others who change it. */
function serverWith(value: Doc) {
  let kept: Revised<Doc> = { revision: 1, value };
  return {
    kept: () => kept,
    othersPut: (changed: Partial<Doc>) => {
      kept = { revision: kept.revision + 1, value: { ...kept.value, ...changed } };
    },
    put: (revision: number, changed: Doc) => {
      if (revision !== kept.revision) return Promise.reject(stale());
      kept = { revision: revision + 1, value: changed };
      return Promise.resolve(kept);
    },
  };
}

function drafted(server: ReturnType<typeof serverWith>) {
  const hook = renderHook(
    ({ stored }) =>
      useDraft({
        stored,
        put: server.put,
        read: () => Promise.resolve(server.kept()),
      }),
    { initialProps: { stored: server.kept() } },
  );
  return { ...hook, follow: () => hook.rerender({ stored: server.kept() }) };
}

describe('a draft', () => {
  it('follows the others until something is edited, then stays', () => {
    const server = serverWith({ name: 'A', agents: 10 });
    const { result, follow } = drafted(server);
    server.othersPut({ name: 'B' });
    follow();
    expect(result.current.value.name).toBe('B');
    act(() => result.current.set((doc) => ({ ...doc, agents: 12 })));
    server.othersPut({ name: 'C' });
    follow();
    expect(result.current.value).toEqual({ name: 'B', agents: 12 });
    expect(result.current.conflict?.theirs.value.name).toBe('C');
  });

  it('does not save over what somebody saved meanwhile, and loses nothing', async () => {
    const server = serverWith({ name: 'A', agents: 10 });
    const { result, follow } = drafted(server);
    act(() => result.current.set((doc) => ({ ...doc, agents: 12 })));
    server.othersPut({ name: 'theirs' });
    await act(async () => expect(await result.current.save()).toBe(false));
    follow();
    expect(server.kept().value).toEqual({ name: 'theirs', agents: 10 });
    expect(result.current.value.agents).toBe(12);

    act(() => result.current.reapplyMine());
    expect(result.current.conflict).toBeNull();
    await act(async () => expect(await result.current.save()).toBe(true));
    expect(server.kept().value).toEqual({ name: 'theirs', agents: 12 });
  });

  it('saves by itself when only another part of the campaign changed', async () => {
    const server = serverWith({ name: 'A', agents: 10 });
    const { result } = drafted(server);
    act(() => result.current.set((doc) => ({ ...doc, agents: 12 })));
    server.othersPut({});
    await act(async () => expect(await result.current.save()).toBe(true));
    expect(server.kept()).toEqual({ revision: 3, value: { name: 'A', agents: 12 } });
  });

  it('keeps what is edited while it saves, to be saved next', async () => {
    const server = serverWith({ name: 'A', agents: 10 });
    const { result, follow } = drafted(server);
    act(() => result.current.set((doc) => ({ ...doc, agents: 12 })));
    await act(async () => {
      const saved = result.current.save();
      result.current.set((doc) => ({ ...doc, name: 'B' }));
      await saved;
    });
    follow();
    expect(server.kept().value).toEqual({ name: 'A', agents: 12 });
    expect(result.current.value).toEqual({ name: 'B', agents: 12 });
    expect(result.current.dirty).toBe(true);
    await act(() => result.current.save());
    expect(server.kept().value).toEqual({ name: 'B', agents: 12 });
  });

  it('is clean again when the change is undone by hand', () => {
    const { result } = drafted(serverWith({ name: 'A', agents: 10 }));
    act(() => result.current.set((doc) => ({ ...doc, agents: 12 })));
    expect(result.current.dirty).toBe(true);
    act(() => result.current.set((doc) => ({ ...doc, agents: 10 })));
    expect(result.current.dirty).toBe(false);
  });
});

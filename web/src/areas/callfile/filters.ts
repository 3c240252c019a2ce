/** Which contacts the table shows. It stands in the address, so that a view can be kept and sent. */

export const PHASES = ['unplanned', 'waiting', 'callable', 'in_flight', 'ended'] as const;
export type PhaseFilter = (typeof PHASES)[number];

export interface ContactFilters {
  phase: PhaseFilter | null;
  /** A result; only contacts that ended have one. */
  result: string | null;
  /** The beginning of a key, or a telephone number. */
  q: string;
}

export function readFilters(params: URLSearchParams): ContactFilters {
  const result = params.get('result');
  const phase = PHASES.find((known) => known === params.get('phase')) ?? null;
  return { phase: result ? 'ended' : phase, result, q: params.get('q') ?? '' };
}

/** The address with these filters; what else stands in it stays. */
export function writeFilters(params: URLSearchParams, filters: ContactFilters): URLSearchParams {
  const written = new URLSearchParams(params);
  const set = (name: string, value: string | null) =>
    value ? written.set(name, value) : written.delete(name);
  const result = filters.phase === 'ended' ? filters.result : null;
  set('phase', filters.phase);
  set('result', result);
  set('q', filters.q.trim());
  return written;
}

export function anyFilter(filters: ContactFilters): boolean {
  return filters.phase !== null || filters.q !== '';
}

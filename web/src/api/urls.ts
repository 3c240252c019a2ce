import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch';
import { BASE } from './client';
import type { paths } from './schema.gen';

export type ApiPath = keyof paths;

type Operations<Path extends ApiPath> = paths[Path][keyof paths[Path]];
type InPath<Operation> = Operation extends { parameters: { path: infer Filled extends object } }
  ? Filled
  : never;

/** What fills the braces of a path, and what stands behind it. */
export interface Filling<Path extends ApiPath> {
  path?: InPath<Operations<Path>>;
  query?: Record<string, string | number | undefined>;
}

/** The address of a resource, for links, uploads and sources of events. */
export function url<Path extends ApiPath>(resource: Path, { path, query = {} }: Filling<Path> = {}): string {
  return createFinalURL(resource, {
    baseUrl: BASE,
    params: { path: { ...path }, query },
    querySerializer: createQuerySerializer(),
    pathSerializer: defaultPathSerializer,
  });
}

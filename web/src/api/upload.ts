import { ownHeaders } from './client';
import { Problem } from './problem';
import type { paths } from './schema.gen';
import { type ApiPath, type Filling, url } from './urls';

type Method = 'post' | 'put';
interface TakesFiles {
  requestBody: { content: { 'multipart/form-data': unknown } };
}
type UploadPath<By extends Method> = {
  [Path in ApiPath]: paths[Path][By] extends TakesFiles ? Path : never;
}[ApiPath];
type Answered<By extends Method, Path extends ApiPath> = paths[Path][By] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

interface UploadOptions {
  /** The file and what goes with it. */
  form: FormData;
  headers?: Record<string, string>;
  /** Told again and again which share has left. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends files. `fetch` does not say how much of a body has left; an older interface of browsers does. */
export function upload<By extends Method, Path extends UploadPath<By>>(
  method: By,
  to: Path,
  { form, headers = {}, onProgress, signal, ...filling }: UploadOptions & Filling<Path>,
): Promise<Answered<By, Path>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method.toUpperCase(), url(to, filling));
    for (const [name, value] of [...ownHeaders(method), ...Object.entries(headers)])
      request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as Answered<By, Path>);
      else Problem.ofResponse(new Response(responseText, { status })).then(reject, reject);
    });
    request.addEventListener('error', () => reject(Problem.unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

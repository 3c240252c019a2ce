import i18n from 'i18next';
import { queryClient } from '@/api/client';
import { url, type SendOptions } from '@/api/http';
import { Problem } from '@/api/problem';
import { presenceQuery } from '@/api/session';

interface UploadOptions extends Pick<SendOptions, 'path' | 'ifMatch' | 'signal'> {
  method?: 'POST' | 'PUT';
  /** The file and what goes with it. */
  form: FormData;
  /** Told again and again which share has left. */
  onProgress?: (share: number) => void;
}

/** Sends files. `fetch` does not say how much of a body has left; an older interface of browsers does. */
export function upload<Answer>(
  to: string,
  { method = 'POST', form, onProgress, signal, ...options }: UploadOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url(to, options));
    request.setRequestHeader('Accept-Language', i18n.language);
    const token = queryClient.getQueryData(presenceQuery.queryKey)?.session?.csrf_token;
    if (token !== undefined) request.setRequestHeader('X-CSRF-Token', token);
    if (options.ifMatch !== undefined) request.setRequestHeader('If-Match', `"${options.ifMatch}"`);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(answerOf(request) as Answer);
      else
        Problem.ofResponse(new Response(request.responseText, { status: request.status })).then(
          reject,
          reject,
        );
    });
    request.addEventListener('error', () => reject(Problem.unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): unknown {
  return request.responseText === '' ? undefined : JSON.parse(request.responseText);
}

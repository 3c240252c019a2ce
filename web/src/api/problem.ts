import i18n from 'i18next';
import type { ProblemBody } from './types';

/** An answer of the server that is not what was asked for. Its words are already in the reader's language. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail === '' ? body.title : body.detail);
    this.name = 'Problem';
  }

  get code() {
    return this.body.code;
  }
  get status() {
    return this.body.status;
  }
  get title() {
    return this.body.title;
  }
  get detail() {
    return this.body.detail;
  }
  get place() {
    return this.body.place;
  }
  get findings() {
    return this.body.findings ?? [];
  }
  get current() {
    return this.body.current;
  }

  /** Whatever was thrown, as a problem that can be shown. */
  static of(error: unknown): Problem {
    if (error instanceof Problem) return error;
    return local('unexpected', error instanceof Error ? error.message : '');
  }

  static unreachable(): Problem {
    return local('unreachable');
  }

  static async ofResponse(response: Response): Promise<Problem> {
    const body: unknown = await response.json().catch(() => null);
    if (body !== null && typeof body === 'object' && 'code' in body) return new Problem(body as ProblemBody);
    return local('unexpected', `HTTP ${response.status}`, response.status);
  }
}

function local(code: 'unreachable' | 'unexpected', detail?: string, status = 0): Problem {
  return new Problem({
    type: `urn:rappel:problem:${code}`,
    code,
    status,
    title: i18n.t(`problem.${code}`),
    detail: detail ?? i18n.t(`problem.${code}_detail`),
  });
}

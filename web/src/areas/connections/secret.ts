import type { SecretAt, SecretSent } from '@/api/types';

export type SecretPlace = 'keep' | 'value' | 'environment' | 'file' | 'none';

/** A secret as a form holds it: where it is to be, and its value or the name it has there. */
export interface SecretDraft {
  place: SecretPlace;
  text: string;
}

/** A secret that is there stays unless something is said; of another, its value is asked for, or nothing where it may be absent. */
export function secretDraft(at: SecretAt | undefined, optional = false): SecretDraft {
  return { place: at === undefined ? (optional ? 'none' : 'value') : 'keep', text: '' };
}

/** What is sent; `undefined` for no secret. */
export function secretSent({ place, text }: SecretDraft): SecretSent | undefined {
  switch (place) {
    case 'keep':
      return 'keep';
    case 'value':
      return { value: text };
    case 'environment':
      return { environment: text.trim() };
    case 'file':
      return { file: text.trim() };
    case 'none':
      return undefined;
  }
}

/** What is sent of several, by what they are for. */
export function secretsSent(drafts: Record<string, SecretDraft>): Record<string, SecretSent> {
  const sent: Record<string, SecretSent> = {};
  for (const [purpose, draft] of Object.entries(drafts)) {
    const secret = secretSent(draft);
    if (secret !== undefined) sent[purpose] = secret;
  }
  return sent;
}

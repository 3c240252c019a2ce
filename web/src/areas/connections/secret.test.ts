import { expect, it } from 'vitest';
import { secretDraft, secretsSent } from './secret';

it('keeps a secret that is there, wherever that is, and never has its value', () => {
  for (const at of ['stored', { environment: 'RAPPEL_ARI' }, { file: 'ari' }] as const) {
    expect(secretDraft(at)).toEqual({ place: 'keep', text: '' });
  }
  expect(secretsSent({ password: secretDraft('stored') })).toEqual({ password: 'keep' });
});

it('asks for the value of one that is not there, unless it may be absent', () => {
  expect(secretDraft(undefined).place).toBe('value');
  expect(secretDraft(undefined, true).place).toBe('none');
});

it('sends each from where it is, and leaves out what is to be taken away', () => {
  expect(
    secretsSent({
      account: { place: 'environment', text: ' RAPPEL_SMPP ' },
      password: { place: 'value', text: ' with spaces ' },
      other: { place: 'file', text: 'carrier' },
      webhook: { place: 'none', text: 'typed before' },
    }),
  ).toEqual({
    account: { environment: 'RAPPEL_SMPP' },
    password: { value: ' with spaces ' },
    other: { file: 'carrier' },
  });
});

import { expect, type APIRequestContext } from '@playwright/test';
import type { Product } from './product';

/** The call file of the campaign that the twelve steps build: five people, one without a number that can be called. */
export const CALL_FILE = {
  name: 'relance.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`REF;NOM;TEL_MOBILE;TEL_FIXE
A1;Durand;06 39 98 12 04;01 99 00 12 04
A2;Petit;06 39 98 12 05;
A3;Moreau;;01 99 00 12 06
A4;Lefèvre;06 39 98 12 07;01 99 00 12 07
A5;Roux;pas un numéro;
`),
};

const SAMPLES_PER_S = 8000;
const WAV_HEADER_BYTES = 44;

/** The message for answering machines: a second of silence, 16 bits, mono. */
export const MESSAGE = { name: 'relance.wav', mimeType: 'audio/wav', buffer: silence() };

function silence(): Buffer {
  const data = SAMPLES_PER_S * 2;
  const wav = Buffer.alloc(WAV_HEADER_BYTES + data);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(WAV_HEADER_BYTES - 8 + data, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLES_PER_S, 24);
  wav.writeUInt32LE(SAMPLES_PER_S * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(data, 40);
  return wav;
}

const DISPLAYED = { show: 'listed', number: '+33162341810' };

/** What the twelve steps draw, by whatever hand. */
const STRATEGY = {
  name: 'Stratégie d’appels',
  favour_number_order: false,
  off_planning: 'wait',
  attempts_max: 20,
  horizon_days: 60,
  choice: 'first',
  congestion_retry_min: [2, 5, 15],
  default: [
    { recall: { call: 'choice', after: '1 d' } },
    { status: 'busy', recall: { call: 'same', after: '20 min' } },
    { status: 'no_answer', recall: { call: 'same', after: '3 h' } },
    { status: 'rejected', recall: { call: 'choice', after: '3 d' } },
  ],
  number: [
    {
      name: 'Téléphone 1',
      column: 'TEL_MOBILE',
      cap: { calls: 3, per: 'month', window: 'rolling', scope: 'campaign' },
      texts_accepted: true,
      preliminary_calls: 2,
      use_preliminary_rules: false,
      ring_s: 25,
      caller_id: DISPLAYED,
      machine: { messages: ['relance'], after_last: 'last' },
      planning: [
        { name: 'Matin', hours: { 'mon-fri': ['09:00-12:00'] } },
        {
          name: 'Après-midi',
          hours: { 'mon-fri': ['12:00-13:00'] },
          rule: [{ attempt: 1, status: 'no_answer', recall: { call: 'same', day: '+1', at: 'same' } }],
        },
      ],
    },
    {
      name: 'Téléphone 2',
      column: 'TEL_FIXE',
      texts_accepted: false,
      preliminary_calls: 0,
      use_preliminary_rules: false,
      ring_s: 25,
      caller_id: DISPLAYED,
      planning: [{ name: 'Matin', hours: { 'tue-thu': ['17:00-20:00'] } }],
    },
  ],
};

/** Fails unless the first version of campaign 1 is the strategy of the twelve steps. */
export async function expectTheStrategy(request: APIRequestContext, product: Product): Promise<void> {
  const answer = await request.get(`${product.url}/api/v1/campaigns/1/strategy`);
  expect(await answer.json()).toMatchObject({ version: 1, strategy: STRATEGY });
}

import { at } from './at';
import { describe, expect, it } from 'vitest';
import { setCell, setNumber, moveNumber, removeNumber } from './edits';
import { difference } from './facts';
import { heatWeek } from './heat';
import { sample } from './sample';
import {
  callerIdWords,
  capWords,
  machineWords,
  preliminaryRulePlace,
  preliminaryWords,
  recallWords,
  treatmentWords,
  weekWords,
} from './words';
import { parseWeek } from './week';

/** With ordinary spaces, to be read here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, '_');

describe('sentences', () => {
  it('R16: a cell', () => {
    const cell = { recall: { call: 'TEL2', day: '+1', at: 'same' }, message: 'B' };
    expect(plain(treatmentWords(cell, ['Relance 1'], 'fr'))).toBe(
      'TEL2, demain à la même heure_; message B_; texto Relance 1',
    );
    expect(treatmentWords(cell, ['Relance 1'], 'en')).toBe(
      'TEL2, tomorrow at the same hour; message B; text Relance 1',
    );
  });

  it('R16: every target, moment and end', () => {
    for (const [recall, fr, en] of [
      [{ call: 'same', after: '1 h 30 min' }, 'même numéro, +1_h_30_min', 'same number, +1_h_30_min'],
      [
        { call: 'next', after: '3 d', valid: '10 d' },
        'numéro suivant, +3_j, valable 10_j',
        'next number, +3_d, valid for 10_d',
      ],
      [
        { call: 'choice', day: 'mon', at: '10:00' },
        'au choix de la stratégie, lundi à 10:00',
        'the strategy’s choice, Monday at 10:00',
      ],
      [{ call: 'TEL3', day: '+4', at: '09:00' }, 'TEL3, dans 4 jours à 09:00', 'TEL3, in 4 days at 09:00'],
      [
        { call: 'same', day: 'same', at: '18:15' },
        'même numéro, le même jour à 18:15',
        'same number, the same day at 18:15',
      ],
      [
        { call: 'same', next_planning: 'any' },
        'même numéro, au prochain planning',
        'same number, at its next planning',
      ],
      [
        { call: 'same', next_planning: 'Soir' },
        'même numéro, au prochain planning «_Soir_»',
        'same number, at its next planning “Soir”',
      ],
      [
        { call: 'same', other_time: true },
        'même numéro, à un autre moment de la journée',
        'same number, at another time of day',
      ],
      [{ give_up_number: true }, 'abandonner ce numéro', 'give up this number'],
      [{ close: 'courrier' }, 'clore la fiche_: «_courrier_»', 'close the contact: “courrier”'],
    ] as const) {
      expect([plain(recallWords(recall, 'fr')), plain(recallWords(recall, 'en'))]).toEqual([fr, en]);
    }
  });

  it('R40: a cap', () => {
    expect(capWords({ calls: 4, per: 'month' }, 'fr')).toBe('4 appels au plus sur 31 jours glissants');
    expect(capWords({ calls: 1, per: 'week', window: 'calendar', scope: 'all_campaigns' }, 'en')).toBe(
      'at most 1 call per calendar week, over all campaigns',
    );
  });

  it('R13: a displayed number', () => {
    expect(callerIdWords({ show: 'fixed', number: '+33162341810' }, 'fr').replace(/\s/g, ' ')).toBe(
      '01 62 34 18 10',
    );
    expect(callerIdWords({ show: 'random', sticky: true }, 'en')).toContain('always the same');
  });

  it('R12: hours', () => {
    const week = parseWeek({ 'mon-tue': ['09:00-12:00'], 'thu-sat': ['10:00-11:00', '14:00-15:30'] });
    expect(weekWords(week, 'fr')).toBe('lun. et mar. 09:00–12:00, jeu. à sam. 10:00–11:00 et 14:00–15:30');
    expect(weekWords(parseWeek({}), 'en')).toBe('no hour');
  });

  it('R11, R17: preliminary calls and messages', () => {
    expect(preliminaryWords(at(sample.number, 0), 'fr')).toBe(
      '2 appels préliminaires avant le numéro suivant, chacun avec sa règle',
    );
    expect([1, 2, 3, 11, 22].map((k) => preliminaryRulePlace(k, 'en').split(' ')[2])).toEqual([
      '1st',
      '2nd',
      '3rd',
      '11th',
      '22nd',
    ]);
    expect(
      machineWords({ messages: ['A', 'B'], after_last: 'nothing', max: { messages: 3, per: 'month' } }, 'fr'),
    ).toBe('A, puis B, puis plus rien, 3 au plus par mois');
  });
});

describe('differences', () => {
  it('R60: say place, before and after', () => {
    const table = { level: 'planning', number: 0, planning: 0 } as const;
    const cell = { attempt: 1, status: 'no_answer' };
    const other = setNumber(1, { cap: { calls: 3, per: 'week' } })(
      setCell(table, cell, { recall: { give_up_number: true } })(sample),
    );
    expect(
      difference(sample, other, 'fr').map((one) =>
        [one.place, one.before, one.after].map((text) => text && plain(text)),
      ),
    ).toEqual([
      [
        'TEL1 (Mobile), planning «_Matin_», tentative 1, non-réponse',
        'même numéro, au prochain planning «_Soir_»',
        'abandonner ce numéro',
      ],
      ['TEL2 (Fixe), maximum d’appels', 'pas de maximum d’appels', '3 appels au plus sur 7 jours glissants'],
    ]);
    expect(difference(sample, sample, 'en')).toEqual([]);
  });

  it('know a number again by its column', () => {
    const ranks = difference(sample, moveNumber(2, 0)(sample), 'en').filter((one) =>
      one.place.endsWith('rank'),
    );
    expect(ranks.map((one) => [one.before, one.after])).toEqual([
      ['TEL3', 'TEL1'],
      ['TEL1', 'TEL2'],
      ['TEL2', 'TEL3'],
    ]);
    const gone = difference(sample, removeNumber(2)(sample), 'en').filter((one) => one.after === null);
    expect(gone.every((one) => one.place.startsWith('TEL3 (Travail)'))).toBe(true);
  });
});

describe('the week of a strategy', () => {
  it('R32: says where which numbers may be called, and where none', () => {
    const monday = at(heatWeek(sample, parseWeek({ mon: ['08:00-20:00'] })), 0);
    const two = { ...sample, number: sample.number.slice(0, 2) };
    expect(monday.every((stretch) => stretch.numbers.includes(2))).toBe(true);
    expect(
      at(heatWeek(two, parseWeek({ mon: ['08:00-20:00'] })), 0).map(({ from, to, numbers }) => [
        from / 60,
        to / 60,
        numbers,
      ]),
    ).toEqual([
      [8, 9, []],
      [9, 12, [0]],
      [12, 17, []],
      [17, 18, [0]],
      [18, 19, [0, 1]],
      [19, 20, [1]],
    ]);
  });
});

import type { NumberStrategy, Planning, Rule, Strategy } from '../src/api/types';

export const FOUR_COLUMNS = ['TEL1', 'TEL2', 'TEL3', 'TEL4'];

const HOURS: Planning['hours'][] = [
  { mon: ['08:00-10:00', '15:00-16:00'], tue: ['08:00-10:00'], wed: ['09:00-11:00'], sat: ['09:00-10:30'] },
  { mon: ['10:00-12:30'], tue: ['10:00-12:30', '16:00-17:00'], thu: ['08:00-12:00'], sat: ['10:30-12:00'] },
  { mon: ['13:00-15:00'], wed: ['13:00-18:00'], thu: ['13:00-16:00'], fri: ['08:00-12:30'] },
  {
    mon: ['16:00-20:00'],
    tue: ['17:00-20:00'],
    wed: ['18:00-20:00'],
    fri: ['13:00-20:00'],
    sat: ['14:00-18:00'],
  },
];

const STATUSES = ['busy', 'no_answer', 'absent', 'rejected', 'machine', 'congestion'];

const rules: Rule[] = STATUSES.flatMap((status, rank) =>
  [1, 2, 3].map((attempt) => ({
    status,
    attempt,
    recall: { call: 'same', after: `${(rank + 1) * attempt} h` },
  })),
);

const number = (column: string): NumberStrategy => ({
  name: `Ligne ${column}`,
  column,
  caller_id: { show: 'hidden' },
  preliminary_calls: 2,
  default: [{ recall: { call: 'next', after: '1 d' } }],
  planning: HOURS.map((hours, index) => ({ name: `Planning ${index + 1}`, hours, rule: rules })),
});

/** Four numbers of four plannings each, with a full table of rules in every one. */
export const fourByFour: Strategy = {
  name: 'Quatre fois quatre',
  default: [{ recall: { call: 'choice', after: '1 d' } }],
  number: FOUR_COLUMNS.map(number),
};

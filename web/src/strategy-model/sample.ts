/** A strategy for tests, like one that somebody would draw. */
import { complete, type Strategy } from './types';

export const sample: Strategy = complete({
  name: 'Relance',
  default: [
    { recall: { call: 'choice', after: '1 d' } },
    { status: 'busy', recall: { call: 'TEL1', after: '20 min' } },
  ],
  number: [
    {
      name: 'Mobile',
      column: 'TEL_MOBILE',
      caller_id: { show: 'listed', number: '+33162341810' },
      preliminary_calls: 2,
      use_preliminary_rules: true,
      preliminary_rule: [
        { call: 'same', after: '1 h' },
        { call: 'TEL2', next_planning: 'Soir' },
      ],
      texts_accepted: true,
      text: [{ status: 'no_answer', templates: ['Relance 1', 'Relance 2'] }],
      planning: [
        {
          name: 'Matin',
          hours: { 'mon-fri': ['09:00-12:00'] },
          rule: [
            { attempt: 1, status: 'no_answer', recall: { call: 'same', next_planning: 'Soir' } },
            { attempt: 3, status: 'no_answer', recall: { call: 'TEL3', day: '+1', at: 'same' } },
            { status: 'machine', recall: { call: 'TEL2', day: '+1', at: '12:15' }, message: 'B' },
          ],
        },
        { name: 'Soir', hours: { 'mon-fri': ['17:00-19:00'] } },
      ],
      default: [{ attempt: 1, recall: { call: 'same', after: '3 h' } }],
    },
    {
      name: 'Fixe',
      column: 'TEL_FIXE',
      caller_id: { show: 'hidden' },
      planning: [
        {
          name: 'Soir',
          hours: { 'mon-fri': ['18:00-20:00'] },
          rule: [{ recall: { call: 'TEL2', next_planning: 'Soir' } }],
        },
      ],
    },
    { name: 'Travail', column: 'TEL_TRAVAIL', caller_id: { show: 'called' } },
  ],
});

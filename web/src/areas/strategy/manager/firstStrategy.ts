import type { TFunction } from 'i18next';
import type { Campaign } from '@/api/types';
import { complete, newNumber, type Strategy } from '@/strategy-model';

/** What the manager shows before anything is drawn: TEL1 on the first column, and rules of last resort (R10, R15). */
export function firstStrategy(campaign: Campaign, t: TFunction<'strategy'>): Strategy {
  const listed = campaign.caller_ids?.[0];
  const callerId =
    listed === undefined ? ({ show: 'hidden' } as const) : ({ show: 'listed', number: listed } as const);
  return complete({
    name: t('first.name'),
    default: [
      { recall: { call: 'choice', after: '1 d' } },
      { status: 'busy', recall: { call: 'same', after: '20 min' } },
      { status: 'no_answer', recall: { call: 'same', after: '3 h' } },
      { status: 'rejected', recall: { call: 'choice', after: '3 d' } },
    ],
    number: [newNumber(t('first.number'), campaign.phone_columns[0] ?? '', callerId)],
  });
}

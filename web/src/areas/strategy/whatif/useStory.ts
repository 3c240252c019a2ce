import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { whatIf } from '@/api/strategy';
import type { Answer, Instant, Lang, Phone, WhatIfAttempt, WhatIfContact, Witness } from '@/api/types';
import type { Strategy } from '@/strategy-model';

export type Who = { kind: 'stored'; id: number; key: string } | { kind: 'invented'; contact: WhatIfContact };

/** A call of the story, and how it ended. */
export interface Told {
  tel: string;
  phone: Phone | null;
  /** Why it was made; a call that an example begins with says none. */
  reason: string | null;
  outcome: WhatIfAttempt;
}

const plannedCall = ({ tel, phone, reason }: Answer, outcome: WhatIfAttempt): Told => ({
  tel: tel ?? '',
  phone,
  reason,
  outcome,
});

const exampleCalls = ({ steps }: Witness): Told[] =>
  steps.map(({ at, number, phone, status, callback_at }) => ({
    tel: `TEL${number}`,
    phone,
    reason: null,
    outcome: { at, number, status, ...(callback_at && { callback: { at: callback_at } }) },
  }));

/**
 * Calls played one by one: after each outcome the next call is asked for, at the instant of the last. An example has its calls behind
 * it and asks at an instant of its own, until another call is played or taken back.
 */
export function useStory(
  campaign: number,
  strategy: Strategy,
  who: Who,
  start: Instant,
  lang: Lang,
  example: Witness | null,
) {
  const [told, setTold] = useState<readonly Told[]>(() => (example === null ? [] : exampleCalls(example)));
  const [asked, setAsked] = useState(example?.at ?? null);
  const attempts = told.map(({ outcome }) => outcome);
  const question = {
    campaign_id: campaign,
    strategy,
    at: asked ?? attempts.at(-1)?.at ?? start,
    lang,
    attempts,
    ...(who.kind === 'stored' ? { contact_id: who.id } : { contact: who.contact }),
  };
  const { data, error, isFetching } = useQuery({
    queryKey: ['what-if', question],
    queryFn: ({ signal }) => whatIf(question, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const tell = (now: readonly Told[]) => {
    setTold(now);
    setAsked(null);
  };
  return {
    told,
    next: data,
    error,
    asking: isFetching,
    play: (outcome: WhatIfAttempt) => data !== undefined && tell([...told, plannedCall(data, outcome)]),
    undo: () => tell(told.slice(0, -1)),
    restart: () => tell([]),
  };
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { whatIf } from '@/api/strategy';
import type { Answer, Instant, Lang, WhatIfAttempt, WhatIfContact } from '@/api/types';
import type { Strategy } from '@/strategy-model';

export type Who = { kind: 'stored'; id: number; key: string } | { kind: 'invented'; contact: WhatIfContact };

/** A call of the story: what was planned, and how it ended. */
export interface Told {
  answer: Answer;
  outcome: WhatIfAttempt;
}

/** Calls played one by one: after each outcome the next call is asked for, at the instant of the last. */
export function useStory(campaign: number, strategy: Strategy, who: Who, start: Instant, lang: Lang) {
  const [told, setTold] = useState<readonly Told[]>([]);
  const attempts = told.map(({ outcome }) => outcome);
  const at = attempts.at(-1)?.at ?? start;
  const question = {
    campaign_id: campaign,
    strategy,
    at,
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
  return {
    told,
    next: data,
    error,
    asking: isFetching,
    play: (outcome: WhatIfAttempt) => data !== undefined && setTold([...told, { answer: data, outcome }]),
    undo: () => setTold(told.slice(0, -1)),
    restart: () => setTold([]),
  };
}

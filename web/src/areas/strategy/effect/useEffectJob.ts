import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { cancelJob, jobQuery } from '@/api/jobs';
import { startEffect } from '@/api/strategy';
import type { Strategy } from '@/api/types';

/** What a strategy, or its removal, would mean to the contacts of a campaign: computed by the server, with progress (R60). */
export function useEffectJob(campaign: number, strategy: Strategy | null, wanted: boolean) {
  const {
    mutate,
    data: started,
    error: refused,
  } = useMutation({
    mutationFn: () => startEffect(campaign, strategy),
  });
  const asked = useRef(false);
  useEffect(() => {
    if (!wanted || asked.current) return;
    asked.current = true;
    mutate();
  }, [wanted, mutate]);

  const id = started?.id;
  const { data, error } = useQuery({
    ...jobQuery(id ?? 0),
    enabled: id !== undefined,
    gcTime: 0,
  });

  // Nobody waits for a computation whose dialog is gone.
  const running = useRef<number | null>(null);
  useEffect(() => {
    running.current = data?.state === 'running' ? data.id : null;
  }, [data]);
  useEffect(
    () => () => {
      if (running.current !== null) void cancelJob(running.current).catch(() => undefined);
    },
    [],
  );
  return { job: data ?? started, error: refused ?? error };
}

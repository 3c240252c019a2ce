import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { cancelJob, job, LOOK_MS } from './jobs';
import { Problem } from './problem';
import type { Job } from './types';

/** Long work of the server that is begun on demand. */
export interface Work<Asked, Result> {
  /** What came of it last; it stays until something new is there. */
  last: Result | null;
  running: boolean;
  /** How far it is, between 0 and 1; `null` while that is not known. */
  share: number | null;
  problem: Problem | null;
  begin: (asked: Asked) => void;
  cancel: () => void;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Has the server do something long, looks at how far it is, and takes the result. Cancelled work leaves what was there before. */
export function useJob<Asked, Result>(
  start: (asked: Asked) => Promise<Job>,
  resultOf: (done: Job, asked: Asked) => Result | null,
): Work<Asked, Result> {
  const [last, setLast] = useState<Result | null>(null);
  const [seen, setSeen] = useState<Job | null>(null);
  const underWay = useRef<number | null>(null);

  const { mutate, isPending, error } = useMutation({
    mutationFn: async (asked: Asked) => {
      let now = await start(asked);
      underWay.current = now.id;
      while (now.state === 'running') {
        setSeen(now);
        await wait(LOOK_MS);
        now = await job(now.id);
      }
      if (now.problem !== null) throw new Problem(now.problem);
      return resultOf(now, asked);
    },
    onSuccess: (result) => {
      if (result !== null) setLast(result);
    },
    onSettled: () => {
      underWay.current = null;
      setSeen(null);
    },
  });

  const cancel = () => {
    if (underWay.current !== null) void cancelJob(underWay.current).catch(() => undefined);
  };
  // Nobody waits for work whose screen is gone.
  useEffect(() => cancel, []);

  return {
    last,
    running: isPending,
    share: seen?.total ? seen.done / seen.total : null,
    problem: error === null ? null : Problem.of(error),
    begin: mutate,
    cancel,
  };
}

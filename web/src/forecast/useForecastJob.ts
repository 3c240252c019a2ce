import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { startForecast } from '@/api/foresight';
import { cancelJob, job, LOOK_MS } from '@/api/jobs';
import { Problem } from '@/api/problem';
import type { Forecast, Job } from '@/api/types';
import type { Strategy } from '@/strategy-model';

/** Enough runs for a band, few enough to wait for. */
const SEEDS = 5;

interface Asked {
  strategy: Strategy;
  days: number;
}

/** A forecast, and the strategy that it is of. */
export interface Forecasted {
  forecast: Forecast;
  of: Strategy;
}

export interface Forecasting {
  /** The last forecast; it stays until the next one is there. */
  last: Forecasted | null;
  running: boolean;
  /** How far it is, between 0 and 1; `null` while that is not known. */
  share: number | null;
  problem: Problem | null;
  run: (strategy: Strategy, days: number) => void;
  cancel: () => void;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Forecasts of a campaign, computed by the server on demand. */
export function useForecastJob(campaign: number): Forecasting {
  const [last, setLast] = useState<Forecasted | null>(null);
  const [seen, setSeen] = useState<Job | null>(null);
  const underWay = useRef<number | null>(null);

  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ strategy, days }: Asked) => {
      let now = await startForecast(campaign, strategy, days, SEEDS);
      underWay.current = now.id;
      while (now.state === 'running') {
        setSeen(now);
        await wait(LOOK_MS);
        now = await job(now.id);
      }
      if (now.problem !== null) throw new Problem(now.problem);
      return now.result !== null && 'forecasts' in now.result ? now.result.forecasts[0] : undefined;
    },
    onSuccess: (forecast, { strategy }) => {
      if (forecast !== undefined) setLast({ forecast, of: strategy });
    },
    onSettled: () => {
      underWay.current = null;
      setSeen(null);
    },
  });

  const cancel = () => {
    if (underWay.current !== null) void cancelJob(underWay.current).catch(() => undefined);
  };
  // Nobody waits for a computation whose screen is gone.
  useEffect(() => cancel, []);

  return {
    last,
    running: isPending,
    share: seen?.total ? seen.done / seen.total : null,
    problem: error === null ? null : Problem.of(error),
    run: (strategy, days) => mutate({ strategy, days }),
    cancel,
  };
}

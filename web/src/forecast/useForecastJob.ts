import { startForecast } from '@/api/foresight';
import type { Forecast } from '@/api/types';
import { useJob, type Work } from '@/api/useJob';
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

export type Forecasting = Work<Asked, Forecasted>;

/** Forecasts of a campaign, computed by the server on demand. */
export function useForecastJob(campaign: number): Forecasting {
  return useJob(
    ({ strategy, days }: Asked) => startForecast(campaign, strategy, days, SEEDS),
    ({ result }, { strategy }) => {
      const forecast = result !== null && 'forecasts' in result ? result.forecasts[0] : undefined;
      return forecast === undefined ? null : { forecast, of: strategy };
    },
  );
}

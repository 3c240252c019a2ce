import { createContext, type ReactNode, useContext } from 'react';
import { type Forecasting, useForecastJob } from '@/forecast/useForecastJob';
import { useManager } from './ManagerContext';

const ForecastContext = createContext<Forecasting | null>(null);

/** Keeps the forecast of what is drawn, for the strip beneath the week and for the final view. */
export function ForecastProvider({ children }: { children: ReactNode }) {
  const { campaign } = useManager();
  return <ForecastContext value={useForecastJob(campaign.id)}>{children}</ForecastContext>;
}

export function useForecasting(): Forecasting {
  const forecasting = useContext(ForecastContext);
  if (forecasting === null) throw new Error('a forecast outside of the strategy manager');
  return forecasting;
}

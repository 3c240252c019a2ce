import { Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '@/api/types';
import type { Strategy } from '@/strategy-model';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './Forecast.module.css';
import type { Forecasting } from './useForecastJob';

interface Props {
  forecasting: Forecasting;
  strategy: Strategy;
  /** Said as long as nothing was forecast. */
  empty: string;
  /** Kept free for what will be shown, so that nothing moves when it comes. */
  height_px: number;
  children: (forecast: Forecast) => ReactNode;
}

/** The forecast, or why there is none; above it, how far the next one is and whether this one still is of what is drawn. */
export function ForecastState({ forecasting, strategy, empty, height_px, children }: Props) {
  const { t } = useTranslation('forecast');
  const { last, running, share, problem } = forecasting;
  const stale = last !== null && last.of !== strategy;
  return (
    <>
      <div className={classes.line} role="status">
        {running ? (
          <>
            <Progress
              flex={1}
              value={share === null ? 100 : Math.max(2, 100 * share)}
              striped={share === null}
              aria-label={t('running')}
            />
            <Text size="xs">{t('running')}</Text>
          </>
        ) : (
          stale && (
            <Text size="xs" c="var(--rappel-warning)">
              {t('stale')}
            </Text>
          )
        )}
      </div>
      {problem !== null && !running && <ProblemNotice problem={problem} />}
      <div style={{ minBlockSize: height_px }} data-stale={stale || undefined} className={classes.body}>
        {last !== null && children(last.forecast)}
        {last === null && problem === null && (
          <Text size="sm" c="dimmed">
            {empty}
          </Text>
        )}
      </div>
    </>
  );
}

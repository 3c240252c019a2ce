import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '@/api/types';
import { useFormat } from '@/format';
import { DrawnFigure } from './DrawnFigure';
import classes from './Forecast.module.css';
import { drawnByHour } from './series';
import { useDays, useHours } from './useForecastSeries';

interface Props {
  forecast: Forecast;
  /** The campaign, for names of files. */
  file: string;
}

/** The forecast drawn: contacts callable, calls, occupancy and contacts reached, with their bands. */
export const ForecastCharts = memo(function ForecastCharts({ forecast, file }: Props) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const { hours, marked, ...byHour } = useHours(forecast);
  const { days, ...byDay } = useDays(forecast);
  const fine = drawnByHour(forecast);
  const by = fine ? 'hour' : 'day';
  const axis = fine ? byHour : byDay;
  return (
    <div className={classes.charts}>
      <DrawnFigure
        title={t('callable_by_hour')}
        file={`${file}-${t('file.callable')}`}
        head={t('hour')}
        figure={t('callable')}
        values={hours.map((hour) => hour.callable)}
        axis={byHour}
        marked={marked}
      />
      <DrawnFigure
        title={t(`calls_by_${by}`)}
        file={`${file}-${t('file.calls')}`}
        head={t(by)}
        figure={t('calls')}
        values={(fine ? hours : days).map(({ calls }) => calls)}
        axis={axis}
      />
      <DrawnFigure
        title={t(`occupancy_by_${by}`)}
        file={`${file}-${t('file.occupancy')}`}
        head={t(by)}
        figure={t('occupancy')}
        values={fine ? hours.map((hour) => hour.occupancy) : days.map((day) => day.occupancy_percent)}
        axis={axis}
        write={(value) => format.percent(value / 100)}
      />
      <DrawnFigure
        title={t('reached_by_day')}
        file={`${file}-${t('file.reached')}`}
        head={t('day')}
        figure={t('reached')}
        values={days.map((day) => day.reached)}
        axis={byDay}
      />
    </div>
  );
});

import { Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '@/api/types';
import { BandChart } from './BandChart';
import { useHours } from './useForecastSeries';

const CALLABLE_PX = 130;
const AGENTS_PX = 100;

/** Callable contacts hour by hour, above the agents there are to call them. */
export const AgainstAgents = memo(function AgainstAgents({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation('forecast');
  const { hours, marked, ...axis } = useHours(forecast);
  if (hours.length === 0) return <Text size="sm">{t('nothing')}</Text>;
  return (
    <>
      <BandChart
        label={t('chart', { title: t('callable_by_hour') })}
        series={[{ label: t('callable'), values: hours.map((hour) => hour.callable) }]}
        height_px={CALLABLE_PX}
        marked={marked}
        markedLabel={t('lacking')}
        {...axis}
      />
      <BandChart
        label={t('chart', { title: t('agents_by_hour') })}
        series={[
          { label: t('busy'), values: hours.map((hour) => hour.busy) },
          { label: t('agents'), values: hours.map((hour) => hour.agents) },
        ]}
        height_px={AGENTS_PX}
        {...axis}
      />
    </>
  );
});

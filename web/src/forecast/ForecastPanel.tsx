import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail } from '@/api/types';
import type { Strategy } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import { ForecastCharts } from './ForecastCharts';
import { ForecastControls } from './ForecastControls';
import { ForecastState } from './ForecastState';
import { ForecastSummary } from './ForecastSummary';
import type { Forecasting } from './useForecastJob';

interface Props {
  campaign: CampaignDetail;
  strategy: Strategy;
  forecasting: Forecasting;
}

/** The forecast of a strategy: in figures, and drawn. */
export function ForecastPanel({ campaign, strategy, forecasting }: Props) {
  const { t } = useTranslation('forecast');
  return (
    <Panel title={t('title')} hint={t('why')}>
      <ForecastControls forecasting={forecasting} strategy={strategy} />
      <ForecastState forecasting={forecasting} strategy={strategy} empty={t('none')} height_px={0}>
        {(forecast) => (
          <Stack gap="md">
            <ForecastSummary forecast={forecast} file={campaign.name} />
            <ForecastCharts forecast={forecast} file={campaign.name} />
          </Stack>
        )}
      </ForecastState>
    </Panel>
  );
}

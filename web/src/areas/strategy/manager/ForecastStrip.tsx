import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AgainstAgents } from '@/forecast/AgainstAgents';
import { ForecastControls } from '@/forecast/ForecastControls';
import { ForecastState } from '@/forecast/ForecastState';
import { useForecasting } from './ForecastProvider';
import { useStrategy, whole } from './ManagerContext';
import classes from './Manager.module.css';

/** Beneath the week: how many contacts can be called in the coming days, and how many agents there are to call them. */
export function ForecastStrip() {
  const { t } = useTranslation('forecast');
  const strategy = useStrategy(whole);
  const forecasting = useForecasting();
  return (
    <section className={classes.panel} aria-labelledby="forecast">
      <ForecastControls forecasting={forecasting} strategy={strategy}>
        <Title order={2} id="forecast">
          {t('title')}
        </Title>
      </ForecastControls>
      <ForecastState forecasting={forecasting} strategy={strategy} empty={t('none')} height_px={210}>
        {(forecast) => <AgainstAgents forecast={forecast} />}
      </ForecastState>
    </section>
  );
}

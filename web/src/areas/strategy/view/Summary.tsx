import { useTranslation } from 'react-i18next';
import type { Strategy } from '@/strategy-model';
import classes from './View.module.css';

/** The general properties as sentences (R10). */
export function Summary({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation('strategy');
  const owing = strategy.number.some((number) => number.preliminary_calls > 0);
  return (
    <p className={classes.summary}>
      {t('summary.numbers', { count: strategy.number.length })}{' '}
      {t(strategy.favour_number_order ? 'summary.favour' : 'summary.plannings')}{' '}
      {owing && !strategy.favour_number_order && `${t(`summary.off_${strategy.off_planning}`)} `}
      {strategy.number.length > 1 && `${t(`summary.choice_${strategy.choice}`)} `}
      {t('summary.ceiling', { count: strategy.attempts_max })}{' '}
      {t('summary.horizon', { count: strategy.horizon_days })}{' '}
      {strategy.congestion_retry_min.length > 0 &&
        t('summary.congestion', { minutes: strategy.congestion_retry_min.join(', ') })}
    </p>
  );
}

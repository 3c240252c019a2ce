import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconChartLine, IconPlayerStop } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Strategy } from '@/strategy-model';
import type { Forecasting } from './useForecastJob';

const DAYS = ['7', '14'] as const;

interface Props {
  forecasting: Forecasting;
  strategy: Strategy;
  /** What is forecast. */
  children?: ReactNode;
}

/** Has a forecast made of the strategy as it is now, or stops it. */
export function ForecastControls({ forecasting, strategy, children }: Props) {
  const { t } = useTranslation('forecast');
  const [days, setDays] = useState<string>(DAYS[0]);
  const { last, running } = forecasting;
  return (
    <Group justify="space-between" gap="xs" className="no-print">
      <div>{children}</div>
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('days')}
          value={days}
          onChange={setDays}
          data={DAYS.map((value) => ({ value, label: t(`days_${value}`) }))}
        />
        {running ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerStop size={14} aria-hidden />}
            onClick={forecasting.cancel}
          >
            {t('stop')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant={last !== null && last.of !== strategy ? 'filled' : 'default'}
            leftSection={<IconChartLine size={14} aria-hidden />}
            onClick={() => forecasting.begin({ strategy, days: Number(days) })}
          >
            {t(last === null ? 'run' : 'again')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

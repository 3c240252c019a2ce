import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { NOT_REACHED, REACHED } from './colours';
import { CHART_PX } from './FigureTable';
import classes from './Figures.module.css';
import type { Point } from './series';

interface Props {
  /** What is seen, for whoever does not see it. */
  label: string;
  points: Point[];
  /** How a point is called on the axis. */
  name?: (label: string) => string;
}

const LEGEND_PX = 24;
const BAR_PX_MAX = 28;

/** Calls over time; the part of them that reached somebody is darker. */
export function TimeChart({ label, points, name = (text) => text }: Props) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const data = points.map((point) => ({
    label: name(point.label),
    reached: point.reached,
    others: point.calls - point.reached,
  }));
  return (
    <div role="img" aria-label={label}>
      <div className={classes.legend} aria-hidden>
        <span style={{ '--swatch': REACHED } as CSSProperties}>{t('reached')}</span>
        <span style={{ '--swatch': NOT_REACHED } as CSSProperties}>{t('not_reached')}</span>
      </div>
      <BarChart
        h={CHART_PX - LEGEND_PX}
        data={data}
        dataKey="label"
        type="stacked"
        series={[
          { name: 'reached', color: REACHED, label: t('reached') },
          { name: 'others', color: NOT_REACHED, label: t('not_reached') },
        ]}
        valueFormatter={(value) => format.number(value)}
        yAxisProps={{ width: 56, tickFormatter: (value: number) => format.compact(value) }}
        xAxisProps={{ minTickGap: 16 }}
        // A live chart gets new numbers before an animation has ended, and would start it again from nothing.
        barProps={{ isAnimationActive: false, maxBarSize: BAR_PX_MAX }}
        tickLine="none"
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}

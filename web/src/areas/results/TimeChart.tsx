import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/chart/ChartFrame';
import frame from '@/chart/ChartFrame.module.css';
import { ticks } from '@/chart/ticks';
import { useFormat } from '@/format';
import { NOT_REACHED, REACHED } from './colours';
import { CHART_PX } from './FigureTable';
import figures from './Figures.module.css';
import type { Point } from './series';
import classes from './TimeChart.module.css';

interface Props {
  /** What is seen, for whoever does not see it. */
  label: string;
  points: Point[];
  /** How a point is called on the axis. */
  name?: (label: string) => string;
}

const NAMES_MAX = 12;

/** Calls over time; the part of them that reached somebody is darker. Drawn by the layout itself, so that it moves as numbers do. */
export function TimeChart({ label, points, name = (text) => text }: Props) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const marks = ticks(Math.max(0, ...points.map(({ calls }) => calls)));
  const top = marks.at(-1) ?? 1;
  const share = (value: number) => `${(100 * value) / top}%`;
  const namesEvery = Math.max(1, Math.ceil(points.length / NAMES_MAX));
  const told = ({ label: at, calls, reached }: Point) =>
    `${name(at)} — ${t('reached')} ${format.number(reached)}, ${t('not_reached')} ${format.number(calls - reached)}`;
  return (
    <ChartFrame
      label={label}
      height_px={CHART_PX}
      marks={marks}
      write={format.compact}
      legend={
        <div className={figures.legend} aria-hidden>
          <span style={{ '--swatch': REACHED } as CSSProperties}>{t('reached')}</span>
          <span style={{ '--swatch': NOT_REACHED } as CSSProperties}>{t('not_reached')}</span>
        </div>
      }
    >
      <div className={frame.slots}>
        {points.map((point, index) => (
          <div key={point.label} className={`${frame.slot} ${classes.slot}`} title={told(point)}>
            <div
              className={classes.others}
              style={{ blockSize: share(point.calls - point.reached), background: NOT_REACHED }}
            />
            <div
              className={classes.reached}
              style={{ blockSize: share(point.reached), background: REACHED }}
            />
            {index % namesEvery === 0 && (
              <span
                className={`${frame.name} ${classes.name}`}
                data-odd={(index / namesEvery) % 2 === 1 || undefined}
              >
                {name(point.label)}
              </span>
            )}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

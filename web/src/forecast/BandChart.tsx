import { useTranslation } from 'react-i18next';
import type { Band } from '@/api/types';
import { ChartFrame } from '@/chart/ChartFrame';
import frame from '@/chart/ChartFrame.module.css';
import { ticks } from '@/chart/ticks';
import { useFormat } from '@/format';
import classes from './BandChart.module.css';
import { stepArea, stepLine } from './path';
import { roomyNames } from './series';

export interface Series {
  label: string;
  /** A plain number has no band, and is drawn dashed. */
  values: readonly (Band | number)[];
}

interface Props {
  /** What is seen, for whoever does not see it. */
  label: string;
  /** At most two, told apart by more than their colours. */
  series: readonly Series[];
  /** What a point is called, in full. */
  names: readonly string[];
  /** What stands beneath it; nothing where it is empty. */
  axis: readonly string[];
  /** Where the line begins anew. */
  breaks: readonly boolean[];
  /** Points to be pointed out. */
  marked?: readonly boolean[];
  /** What the marked ones are. */
  markedLabel?: string;
  write?: (value: number) => string;
  height_px: number;
}

/** How much of the width of a chart a name takes, and of a narrow one. */
const NAME_SHARE = 0.16;
const NAME_SHARE_NARROW = 0.3;
const meanOf = (value: Band | number) => (typeof value === 'number' ? value : value.mean);
const highOf = (value: Band | number) => (typeof value === 'number' ? value : value.high);
const lowOf = (value: Band | number) => (typeof value === 'number' ? value : value.low);

/** Figures over time as steps, each with the band in which 95 of 100 runs of a campaign are. */
export function BandChart({
  label,
  series,
  names,
  axis,
  breaks,
  marked,
  markedLabel,
  write: given,
  height_px,
}: Props) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const write = given ?? format.number;
  const marks = ticks(Math.max(0, ...series.flatMap(({ values }) => values.map(highOf))));
  const top = marks.at(-1) ?? 1;
  const drawn = series.map(({ values }) => ({
    line: stepLine(values.map(meanOf), top, breaks),
    band: values.some((value) => typeof value !== 'number')
      ? stepArea(values.map(lowOf), values.map(highOf), top, breaks)
      : null,
  }));
  const wide = roomyNames(axis, NAME_SHARE);
  const narrow = roomyNames(axis, NAME_SHARE_NARROW);
  const told = (index: number) => {
    const figures = series.map(({ label, values }) => {
      const value = values[index];
      if (value === undefined || typeof value === 'number') return `${label} ${write(value ?? 0)}`;
      return `${label} ${write(value.mean)} (${t('band', { low: write(value.low), high: write(value.high) })})`;
    });
    return `${names[index] ?? ''} — ${figures.join(', ')}`;
  };
  return (
    <ChartFrame
      label={label}
      height_px={height_px}
      marks={marks}
      write={given ?? format.compact}
      legend={
        <div className={classes.legend} aria-hidden>
          {series.map(({ label }, index) => (
            <span key={label} data-series={index}>
              {label}
            </span>
          ))}
          {markedLabel !== undefined && marked?.some(Boolean) && <span data-marked>{markedLabel}</span>}
        </div>
      }
    >
      <svg className={classes.drawing} viewBox={`0 0 ${names.length} 100`} preserveAspectRatio="none">
        {drawn.map(({ line, band }, index) => (
          <g key={index} data-series={index}>
            {band !== null && <path className={classes.band} d={band} />}
            <path className={classes.line} d={line} vectorEffect="non-scaling-stroke" />
          </g>
        ))}
      </svg>
      <div className={frame.slots}>
        {names.map((name, index) => (
          <div
            key={`${index}/${name}`}
            className={`${frame.slot} ${classes.slot}`}
            data-break={index > 0 && breaks[index] ? true : undefined}
            data-marked={marked?.[index] ? true : undefined}
            title={told(index)}
          >
            {(wide.has(index) || narrow.has(index)) && (
              <span
                className={`${frame.name} ${classes.name}`}
                data-wide={wide.has(index) || undefined}
                data-narrow={narrow.has(index) || undefined}
              >
                {axis[index]}
              </span>
            )}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

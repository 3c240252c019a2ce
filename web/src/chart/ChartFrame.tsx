import type { ReactNode } from 'react';
import classes from './ChartFrame.module.css';

/** What a chart keeps free above its plot for what the colours mean, and beneath it for the names of points. */
const LEGEND_PX = 24;
const AXIS_PX = 20;

interface Props {
  /** What is seen, for whoever does not see it. */
  label: string;
  height_px: number;
  /** What the colours mean. */
  legend: ReactNode;
  /** The values at which a line is drawn across; the last is the top. */
  marks: readonly number[];
  write: (value: number) => string;
  /** What is drawn over the lines, from 0 at the bottom to the last mark at the top. */
  children: ReactNode;
}

/** A chart over time: lines across at round values, told at their left, and room for names beneath. */
export function ChartFrame({ label, height_px, legend, marks, write, children }: Props) {
  const top = marks.at(-1) ?? 1;
  return (
    <div role="img" aria-label={label}>
      {legend}
      <div className={classes.plot} style={{ blockSize: height_px - LEGEND_PX - AXIS_PX }}>
        {marks.map((mark) => (
          <div key={mark} className={classes.mark} style={{ insetBlockEnd: `${(100 * mark) / top}%` }}>
            <span>{write(mark)}</span>
          </div>
        ))}
        {children}
      </div>
    </div>
  );
}

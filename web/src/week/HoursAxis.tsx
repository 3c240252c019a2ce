import { memo } from 'react';
import type { Span } from '@/strategy-model';
import { toPx, type Zoom } from './geometry';
import classes from './WeekGrid.module.css';

/** The hours beside the week. */
export const HoursAxis = memo(function HoursAxis({ shown, zoom }: { shown: Span; zoom: Zoom }) {
  const hours = Array.from({ length: (shown.to - shown.from) / 60 }, (_, hour) => shown.from / 60 + hour);
  return (
    <div className={classes.hoursAxis} style={{ position: 'sticky' }} aria-hidden>
      {hours.map((hour) => (
        <span
          key={hour}
          className={classes.hour}
          style={{ insetBlockStart: toPx(hour * 60 - shown.from, zoom) }}
        >
          {hour}
        </span>
      ))}
    </div>
  );
});

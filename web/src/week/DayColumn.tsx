import { memo } from 'react';
import { at, EMPTY_WEEK, minus, same, type Span, spanWords, type Week, WEEKDAYS } from '@/strategy-model';
import { toPx, type Zoom } from './geometry';
import type { Layer, Mark } from './types';
import classes from './WeekGrid.module.css';

interface Props {
  weekday: number;
  shown: Span;
  zoom: Zoom;
  closed: Week;
  layers: readonly Layer[];
  active: number | null;
  marks: readonly Mark[];
}

const FULL_DAY = { from: 0, to: 1440 };
/** Blocks lower than this have no room for their hours. */
const LABEL_PX = 16;

/** One day: what is closed, the blocks of the layers, and what findings are about. A stroke draws only the days that it changes. */
export const DayColumn = memo(Column, sameDay);

function Column({ weekday, shown, zoom, closed, layers, active, marks }: Props) {
  const box = (span: Span) => {
    const [from, to] = [Math.max(span.from, shown.from), Math.min(span.to, shown.to)];
    return { insetBlockStart: toPx(from - shown.from, zoom), blockSize: Math.max(0, toPx(to - from, zoom)) };
  };
  return (
    <div className={classes.day} data-day={WEEKDAYS[weekday]}>
      {(closed[weekday] ?? []).map((span) => (
        <div key={span.from} className={classes.closed} style={box(span)} />
      ))}
      {layers.map((layer, index) =>
        (layer.week[weekday] ?? []).map((span) => (
          <div
            key={`${index}/${span.from}`}
            className={classes.block}
            data-active={index === active || undefined}
            data-layer={index}
            style={box(span)}
          >
            <div className={classes.paint} style={{ background: layer.look.background }} />
            {box(span).blockSize >= LABEL_PX && <span className={classes.hours}>{spanWords(span)}</span>}
          </div>
        )),
      )}
      {marks.map((mark, index) =>
        (mark.week[weekday] ?? []).map((span) => (
          <div
            key={`${index}/${span.from}`}
            className={classes.mark}
            data-severity={mark.severity}
            style={box(span)}
            title={mark.message}
          />
        )),
      )}
    </div>
  );
}

function sameDay(before: Props, now: Props): boolean {
  const { weekday } = now;
  return (
    before.weekday === weekday &&
    before.shown === now.shown &&
    before.zoom === now.zoom &&
    before.closed === now.closed &&
    before.active === now.active &&
    before.marks === now.marks &&
    before.layers.length === now.layers.length &&
    now.layers.every(({ week, look }, index) => {
      const other = at(before.layers, index);
      return other.look.background === look.background && same(other.week[weekday], week[weekday]);
    })
  );
}

/** The hours in which nothing may be painted. */
export const closedOf = (allowed: Week): Week =>
  minus(
    EMPTY_WEEK.map(() => [FULL_DAY]),
    allowed,
  );

import { Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLang } from '@/format';
import { at, contains, DAY_NAMES, type Span, spanWords, type Week } from '@/strategy-model';
import { type Area, type Canvas, erased, isRefused, NOTHING_REFUSED, painted, type Refused } from './brush';
import { closedOf, DayColumn } from './DayColumn';
import { DayHeads } from './DayHeads';
import { HoursAxis } from './HoursAxis';
import { shownHours, toPx, type Zoom, ZOOMS, type ZoomName } from './geometry';
import { refusedWords } from './refusedWords';
import type { Brush, Layer, Mark } from './types';
import { useCursor } from './useCursor';
import { useStroke } from './useStroke';
import classes from './WeekGrid.module.css';

interface Props {
  /** What the grid shows, for those who hear it. */
  label: string;
  layers: readonly Layer[];
  /** The layer that is painted; `null`: none. */
  active: number | null;
  /** Where painting is possible. */
  allowed: Week;
  zoom: ZoomName;
  brush: Brush;
  marks?: readonly Mark[];
  onChange: (layer: number, week: Week) => void;
  onPick?: (layer: number) => void;
}

const NO_MARKS: readonly Mark[] = [];
const COLUMN_PERCENT = 100 / 7;

/** The week, Monday first, on which up to four layers are painted. Layers never overlap and never leave what is allowed (R12). */
export function WeekGrid({
  label,
  layers,
  active,
  allowed,
  zoom: zoomName,
  brush,
  marks = NO_MARKS,
  onChange,
  onPick,
}: Props) {
  const { t } = useTranslation('week');
  const lang = useLang();
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<Refused>(NOTHING_REFUSED);
  const [overEdge, setOverEdge] = useState(false);

  const zoom = ZOOMS[zoomName];
  const canvas: Canvas = useMemo(
    () => ({ layers: layers.map((layer) => layer.week), allowed }),
    [layers, allowed],
  );
  const shown = useMemo(() => shownHours([allowed, ...layers.map((layer) => layer.week)]), [allowed, layers]);
  const closed = useMemo(() => closedOf(allowed), [allowed]);
  const [firstMin] = useState(() =>
    Math.min(...layers.flatMap((layer) => layer.week.flat().map((span) => span.from))),
  );
  // A whole day is taller than the grid: begin where something is painted, with the line above it.
  useEffect(() => {
    if (scroller.current !== null && Number.isFinite(firstMin)) {
      scroller.current.scrollTop = toPx(firstMin - shown.from - zoom.stepMin, zoom);
    }
  }, [firstMin, shown.from, zoom]);

  const settle = useCallback(
    (week: Week, why: Refused) => {
      setRefused(why);
      if (active !== null) onChange(active, week);
    },
    [active, onChange],
  );
  const stroke = useStroke({
    body,
    canvas,
    layer: active,
    brush,
    shown,
    zoom,
    onDone: ({ week }) => active !== null && onChange(active, week),
    onPick: (layer) => onPick?.(layer),
    onRefused: setRefused,
  });
  const cursor = useCursor({
    shown,
    zoom,
    onPaint: (area) => {
      if (active === null) return;
      const result = painted(canvas, active, area);
      settle(result.week, result.refused);
    },
    onErase: (area) => active !== null && settle(erased(canvas, active, area), NOTHING_REFUSED),
    onCancel: stroke.cancel,
  });

  const drawn = useMemo(
    () =>
      stroke.week === null || active === null
        ? layers
        : layers.map((layer, index) =>
            index === active ? { ...layer, week: stroke.week ?? layer.week } : layer,
          ),
    [layers, active, stroke.week],
  );
  const cell: Span = { from: cursor.spot.minute, to: cursor.spot.minute + zoom.stepMin };
  const state = cellState(layers, allowed, cursor.spot.weekday, cell.from);
  const say = stroke.draft?.refused ?? refused;

  return (
    <Stack gap={4}>
      <div ref={scroller} className={classes.scroller}>
        <div
          className={classes.grid}
          role="grid"
          aria-label={label}
          aria-rowcount={(shown.to - shown.from) / zoom.stepMin + 1}
          aria-colcount={7}
          aria-activedescendant={`${id}-cell`}
          aria-describedby={`${id}-keys`}
          aria-readonly={active === null}
          aria-multiselectable
          tabIndex={0}
          onKeyDown={cursor.onKeyDown}
        >
          <div className={classes.corner} />
          <DayHeads canvas={canvas} layer={active} onChange={settle} />
          <HoursAxis shown={shown} zoom={zoom} />
          <div
            ref={body}
            className={classes.body}
            role="presentation"
            data-readonly={active === null || undefined}
            data-edge={overEdge || undefined}
            style={{
              blockSize: toPx(shown.to - shown.from, zoom),
              ['--hour-px' as string]: `${zoom.hourPx}px`,
            }}
            {...stroke.handlers}
            onPointerMove={(event: PointerEvent<HTMLDivElement>) => {
              stroke.handlers.onPointerMove(event);
              if (event.buttons === 0) setOverEdge(stroke.edgeUnder(event));
            }}
          >
            {DAY_NAMES[lang].map((name, weekday) => (
              <DayColumn
                key={name}
                weekday={weekday}
                shown={shown}
                zoom={zoom}
                closed={closed}
                layers={drawn}
                active={active}
                marks={marks}
              />
            ))}
            {stroke.draft?.area && (
              <div className={classes.area} style={areaBox(stroke.draft.area, shown, zoom)} />
            )}
            {cursor.wide && (
              <div className={classes.area} data-keyboard style={areaBox(cursor.area, shown, zoom)} />
            )}
            <div
              role="row"
              className={classes.cursorRow}
              aria-rowindex={(cell.from - shown.from) / zoom.stepMin + 2}
            >
              <div
                id={`${id}-cell`}
                role="gridcell"
                aria-colindex={cursor.spot.weekday + 1}
                aria-selected={state.layer === active && active !== null}
                aria-label={`${at(DAY_NAMES[lang], cursor.spot.weekday)} ${spanWords(cell)}, ${
                  state.layer === null ? t(state.open ? 'free' : 'closed') : at(layers, state.layer).name
                }`}
                className={classes.cursor}
                style={areaBox(
                  { firstDay: cursor.spot.weekday, lastDay: cursor.spot.weekday, span: cell },
                  shown,
                  zoom,
                )}
              />
            </div>
          </div>
        </div>
      </div>
      <Text
        size="xs"
        className={classes.message}
        role="status"
        c={isRefused(say) ? 'var(--mantine-color-error)' : 'dimmed'}
      >
        {isRefused(say)
          ? refusedWords(
              say,
              layers.map((layer) => layer.name),
              lang,
            )
          : ''}
      </Text>
      <span id={`${id}-keys`} className="visually-hidden">
        {t('keys')}
      </span>
    </Stack>
  );
}

function cellState(layers: readonly Layer[], allowed: Week, weekday: number, minute: number) {
  const layer = layers.findIndex(({ week }) => contains(week, weekday, minute));
  return { layer: layer < 0 ? null : layer, open: contains(allowed, weekday, minute) };
}

function areaBox({ firstDay, lastDay, span }: Area, shown: Span, zoom: Zoom) {
  return {
    insetInlineStart: `${firstDay * COLUMN_PERCENT}%`,
    inlineSize: `${(lastDay - firstDay + 1) * COLUMN_PERCENT}%`,
    insetBlockStart: toPx(span.from - shown.from, zoom),
    blockSize: toPx(span.to - span.from, zoom),
  };
}

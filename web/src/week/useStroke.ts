import { type PointerEvent, type RefObject, startTransition, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { at, same, type Span, type Week } from '@/strategy-model';
import {
  type Area,
  blockAt,
  type Canvas,
  erased,
  NOTHING_REFUSED,
  painted,
  type Refused,
  resized,
} from './brush';
import { lineAt, rowAt, spanning, toMinutes, type Zoom } from './geometry';
import type { Brush } from './types';

/** How near to an edge of a block a pointer takes hold of it, in pixels. */
const EDGE_PX = 5;
/** A finger that rests so long paints; one that moves earlier scrolls. */
const TOUCH_HOLD_MS = 220;
const DAYS = 7;

interface Spot {
  weekday: number;
  minute: number;
}

type Gesture =
  | { kind: 'brush'; from: Spot; moved: boolean }
  | { kind: 'edge'; weekday: number; span: Span; edge: 'from' | 'to' };

/** What a gesture under way would lead to. */
export interface Draft {
  week: Week;
  refused: Refused;
  area: Area | null;
}

interface Options {
  body: RefObject<HTMLDivElement | null>;
  canvas: Canvas;
  layer: number | null;
  brush: Brush;
  shown: Span;
  zoom: Zoom;
  onDone: (draft: Draft) => void;
  onPick: (layer: number) => void;
  onRefused: (refused: Refused) => void;
}

/** Painting, erasing and resizing with mouse, pen or finger. Until the pointer is lifted nothing outside of the grid changes. */
export function useStroke({
  body,
  canvas: given,
  layer,
  brush,
  shown,
  zoom,
  onDone,
  onPick,
  onRefused,
}: Options) {
  const [draft, setDraft] = useState<Draft | null>(null);
  // What the last stroke led to, until the rest of the page shows it too: drawing it here does not wait for that.
  const [done, setDone] = useState<Week | null>(null);
  const canvas: Canvas =
    done === null || layer === null ? given : { ...given, layers: given.layers.with(layer, done) };
  const gesture = useRef<Gesture | null>(null);
  const hold = useRef<number | null>(null);

  // Once a finger paints, the page must not scroll under it.
  useEffect(() => {
    const element = body.current;
    const keep = (event: TouchEvent) => {
      if (gesture.current !== null) event.preventDefault();
    };
    element?.addEventListener('touchmove', keep, { passive: false });
    return () => element?.removeEventListener('touchmove', keep);
  }, [body]);

  const spotOf = (event: PointerEvent): Spot => {
    const box = body.current?.getBoundingClientRect() ?? new DOMRect();
    const weekday = Math.floor(((event.clientX - box.left) / box.width) * DAYS);
    return {
      weekday: Math.min(DAYS - 1, Math.max(0, weekday)),
      minute: Math.min(
        shown.to - 1,
        Math.max(shown.from, shown.from + toMinutes(event.clientY - box.top, zoom)),
      ),
    };
  };

  const draftOf = (now: Gesture, spot: Spot): Draft | null => {
    if (layer === null) return null;
    if (now.kind === 'edge') {
      const line = lineAt(spot.minute, shown, zoom);
      return {
        ...resized(canvas, layer, now.weekday, now.span, { ...now.span, [now.edge]: line }),
        area: null,
      };
    }
    const area: Area = {
      firstDay: Math.min(now.from.weekday, spot.weekday),
      lastDay: Math.max(now.from.weekday, spot.weekday),
      span: spanning(rowAt(now.from.minute, shown, zoom), rowAt(spot.minute, shown, zoom)),
    };
    return brush === 'erase'
      ? { week: erased(canvas, layer, area), refused: NOTHING_REFUSED, area }
      : { ...painted(canvas, layer, area), area };
  };

  const edgeAt = ({ weekday, minute }: Spot): Gesture | null => {
    if (layer === null || brush === 'erase') return null;
    const near = toMinutes(EDGE_PX, zoom);
    for (const span of at(canvas.layers, layer)[weekday] ?? []) {
      if (Math.abs(span.from - minute) <= near) return { kind: 'edge', weekday, span, edge: 'from' };
      if (Math.abs(span.to - minute) <= near) return { kind: 'edge', weekday, span, edge: 'to' };
    }
    return null;
  };

  const begin = (spot: Spot) => {
    gesture.current = edgeAt(spot) ?? { kind: 'brush', from: spot, moved: false };
    setDraft(draftOf(gesture.current, spot));
  };

  const cancel = () => {
    if (hold.current !== null) window.clearTimeout(hold.current);
    hold.current = null;
    gesture.current = null;
    setDraft(null);
  };

  const finish = (spot: Spot) => {
    const now = gesture.current;
    cancel();
    if (now === null) return;
    const under = blockAt(canvas, spot.weekday, spot.minute);
    if (now.kind === 'brush' && !now.moved && under !== null && under.layer !== layer) {
      onPick(under.layer);
      return;
    }
    const result = draftOf(now, spot);
    if (result === null) return;
    onRefused(result.refused);
    setDone(result.week);
    startTransition(() => {
      setDone(null);
      onDone(result);
    });
  };

  return {
    draft,
    /** The active layer as it is drawn, where that differs from what was given. */
    week: draft?.week ?? done,
    cancel,
    /** Whether the pointer is over an edge that can be dragged. */
    edgeUnder: (event: PointerEvent) => edgeAt(spotOf(event)) !== null,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
        if (event.button !== 0) return;
        const spot = spotOf(event);
        const { currentTarget: target, pointerId, pointerType } = event;
        if (pointerType === 'touch') {
          hold.current = window.setTimeout(() => {
            hold.current = null;
            target.setPointerCapture(pointerId);
            begin(spot);
          }, TOUCH_HOLD_MS);
          return;
        }
        target.setPointerCapture(pointerId);
        begin(spot);
      },
      onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
        const now = gesture.current;
        if (now === null) return;
        const spot = spotOf(event);
        if (now.kind === 'brush') {
          const row = rowAt(now.from.minute, shown, zoom);
          const still = spot.weekday === now.from.weekday && row.from <= spot.minute && spot.minute < row.to;
          if (!still) gesture.current = { ...now, moved: true };
        }
        const next = draftOf(gesture.current ?? now, spot);
        // Drawn in the frame of the movement itself: left to React, it would come in the next one.
        if (!same(next, draft)) flushSync(() => setDraft(next));
      },
      onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
        const spot = spotOf(event);
        // A short tap paints its own cell.
        if (hold.current !== null) begin(spot);
        finish(spot);
      },
      onPointerCancel: cancel,
    },
  };
}

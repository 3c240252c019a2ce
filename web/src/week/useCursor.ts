import { type KeyboardEvent, useState } from 'react';
import type { Span } from '@/strategy-model';
import type { Area } from './brush';
import { rowAt, spanning, type Zoom } from './geometry';

const DAYS = 7;

interface Spot {
  weekday: number;
  minute: number;
}

interface Options {
  shown: Span;
  zoom: Zoom;
  onPaint: (area: Area) => void;
  onErase: (area: Area) => void;
  onCancel: () => void;
}

/** A cell cursor moved by arrow keys; with Shift it spans an area. */
export function useCursor({ shown, zoom, onPaint, onErase, onCancel }: Options) {
  const [spot, setSpot] = useState<Spot>({ weekday: 0, minute: shown.from + 60 });
  const [anchor, setAnchor] = useState<Spot | null>(null);

  const start = anchor ?? spot;
  const area: Area = {
    firstDay: Math.min(start.weekday, spot.weekday),
    lastDay: Math.max(start.weekday, spot.weekday),
    span: spanning(rowAt(start.minute, shown, zoom), rowAt(spot.minute, shown, zoom)),
  };

  const move = (weekdays: number, rows: number, extend: boolean) => {
    setAnchor(extend ? start : null);
    const row = rowAt(spot.minute + rows * zoom.stepMin, shown, zoom);
    setSpot({ weekday: Math.min(DAYS - 1, Math.max(0, spot.weekday + weekdays)), minute: row.from });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rowsOfHour = 60 / zoom.stepMin;
    const steps: Record<string, () => void> = {
      ArrowUp: () => move(0, -1, event.shiftKey),
      ArrowDown: () => move(0, 1, event.shiftKey),
      ArrowLeft: () => move(-1, 0, event.shiftKey),
      ArrowRight: () => move(1, 0, event.shiftKey),
      PageUp: () => move(0, -rowsOfHour, event.shiftKey),
      PageDown: () => move(0, rowsOfHour, event.shiftKey),
      Home: () => move(-DAYS, 0, event.shiftKey),
      End: () => move(DAYS, 0, event.shiftKey),
      Enter: () => onPaint(area),
      ' ': () => onPaint(area),
      Delete: () => onErase(area),
      Backspace: () => onErase(area),
      Escape: () => {
        setAnchor(null);
        onCancel();
      },
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };

  return {
    spot: { ...spot, minute: rowAt(spot.minute, shown, zoom).from },
    area,
    wide: anchor !== null,
    onKeyDown,
  };
}

import { Collapse, Group, Stack } from '@mantine/core';
import { memo, type ReactNode, useState } from 'react';
import type { Week } from '@/strategy-model';
import { ExactHours } from './ExactHours';
import type { ZoomName } from './geometry';
import type { Brush, Layer, Mark } from './types';
import { WeekGrid } from './WeekGrid';
import { WeekTools } from './WeekTools';

interface Props {
  label: string;
  layers: readonly Layer[];
  active: number | null;
  allowed: Week;
  marks?: readonly Mark[];
  /** Beside the tools, for example the layers to choose from. */
  legend?: ReactNode;
  onChange: (layer: number, week: Week) => void;
  onPick?: (layer: number) => void;
}

/** The week grid with its tools: brush, eraser, exact hours, zoom. For plannings, and for the opening hours of a campaign. */
export const WeekEditor = memo(function WeekEditor({ legend, ...grid }: Props) {
  const { layers, active, allowed, onChange } = grid;
  const [brush, setBrush] = useState<Brush>('paint');
  const [zoom, setZoom] = useState<ZoomName>('quarter');
  const [exactOf, setExactOf] = useState<number | null>(null);
  const exact = active !== null && exactOf === active;

  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <div>{legend}</div>
        <WeekTools
          brush={brush}
          onBrush={setBrush}
          zoom={zoom}
          onZoom={setZoom}
          exact={exact}
          onExact={() => setExactOf(exact ? null : active)}
          disabled={active === null}
        />
      </Group>
      <Collapse expanded={exact}>
        {exact && (
          <ExactHours
            key={active}
            canvas={{ layers: layers.map((layer) => layer.week), allowed }}
            layer={active}
            names={layers.map((layer) => layer.name)}
            onApply={(week) => {
              onChange(active, week);
              setExactOf(null);
            }}
            onClose={() => setExactOf(null)}
          />
        )}
      </Collapse>
      <WeekGrid {...grid} brush={brush} zoom={zoom} />
    </Stack>
  );
});

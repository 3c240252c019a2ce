import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconBrush, IconClockEdit, IconEraser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ZoomName } from './geometry';
import type { Brush } from './types';

interface Props {
  brush: Brush;
  onBrush: (brush: Brush) => void;
  zoom: ZoomName;
  onZoom: (zoom: ZoomName) => void;
  exact: boolean;
  onExact: () => void;
  disabled: boolean;
}

/** Brush, eraser, exact hours, and how fine the rows are. */
export function WeekTools({ brush, onBrush, zoom, onZoom, exact, onExact, disabled }: Props) {
  const { t } = useTranslation('week');
  const icons = { paint: IconBrush, erase: IconEraser };
  return (
    <Group gap="xs">
      <SegmentedControl
        size="xs"
        disabled={disabled}
        value={brush}
        onChange={(value) => onBrush(value)}
        aria-label={t('tool')}
        data={(['paint', 'erase'] as const).map((value) => {
          const Icon = icons[value];
          return {
            value,
            label: (
              <Group gap={4} wrap="nowrap">
                <Icon size={14} aria-hidden />
                {t(value)}
              </Group>
            ),
          };
        })}
      />
      <Button
        size="compact-sm"
        variant={exact ? 'light' : 'subtle'}
        disabled={disabled}
        aria-expanded={exact}
        leftSection={<IconClockEdit size={14} aria-hidden />}
        onClick={onExact}
      >
        {t('exact')}
      </Button>
      <SegmentedControl
        size="xs"
        value={zoom}
        onChange={(value) => onZoom(value)}
        aria-label={t('zoom')}
        data={[
          { value: 'quarter', label: t('quarters') },
          { value: 'hour', label: t('hours') },
        ]}
      />
    </Group>
  );
}

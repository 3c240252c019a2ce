import { useTranslation } from 'react-i18next';
import type { Band } from '@/api/types';
import type { Cell } from '@/areas/results/csv';
import { FigurePanel } from '@/areas/results/FigurePanel';
import { CHART_PX } from '@/areas/results/FigureTable';
import { BandChart } from './BandChart';

interface Props {
  title: string;
  file: string;
  /** What the points are: hours or days. */
  head: string;
  figure: string;
  values: readonly Band[];
  axis: { names: readonly string[]; axis: readonly string[]; breaks: readonly boolean[] };
  /** Points at which contacts are lacking. */
  marked?: readonly boolean[];
  write?: (value: number) => string;
}

const rounded = (value: number) => Math.round(10 * value) / 10;

/** One figure of a forecast as a chart, as a table and as a file. */
export function DrawnFigure({ title, file, head, figure, values, axis, marked, write }: Props) {
  const { t } = useTranslation('forecast');
  const rows = values.map(({ low, mean, high }, index): Cell[] => [
    axis.names[index] ?? '',
    ...[mean, low, high].map(rounded),
  ]);
  return (
    <FigurePanel
      title={title}
      file={file}
      headings={[head, figure, t('low', { figure }), t('high', { figure })]}
      rows={rows}
      chart={
        <BandChart
          label={t('chart', { title })}
          series={[{ label: figure, values }]}
          height_px={CHART_PX}
          {...axis}
          {...(marked && { marked, markedLabel: t('lacking') })}
          {...(write && { write })}
        />
      }
    />
  );
}

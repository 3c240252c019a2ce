import { useTranslation } from 'react-i18next';
import { FigurePanel } from './FigurePanel';
import type { Point } from './series';
import { TimeChart } from './TimeChart';
import { useFigures } from './useFigures';

interface Props {
  title: string;
  unit: string;
  file: string;
  points: Point[];
  name?: (label: string) => string;
}

/** Calls over hours or days, as a chart or a table. */
export function OverTime({ title, unit, file, points, name = (label) => label }: Props) {
  const { t } = useTranslation('results');
  const { times } = useFigures();
  const figures = times(
    points.map((point) => ({ ...point, name: name(point.label) })),
    unit,
  );
  return (
    <FigurePanel
      title={title}
      file={file}
      {...figures}
      chart={<TimeChart label={t('chart', { title })} points={points} name={name} />}
    />
  );
}

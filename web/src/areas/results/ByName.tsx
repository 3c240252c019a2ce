import { useTranslation } from 'react-i18next';
import { BarTable } from './BarTable';
import { FigurePanel } from './FigurePanel';
import type { NumberFigures, ResultFigures, StatusFigures } from './model';
import { useFigures } from './useFigures';

/** Calls by how they ended. */
export function ByStatus({ file, figures }: { file: string; figures: StatusFigures[] }) {
  const { t } = useTranslation('results');
  const { headings, rows, bars } = useFigures().statuses(figures);
  const title = t('by_status');
  return (
    <FigurePanel title={title} file={`${file}-${t('file.status')}`} headings={headings} rows={rows}>
      <BarTable
        caption={title}
        bars={bars}
        empty={t('no_call')}
        headings={{ label: t('status'), value: t('calls'), share: t('share') }}
      />
    </FigurePanel>
  );
}

/** Calls by the column of the number called. */
export function ByNumber({ file, figures }: { file: string; figures: NumberFigures[] }) {
  const { t } = useTranslation('results');
  const { headings, rows, bars } = useFigures().numbers(figures);
  const title = t('by_number');
  return (
    <FigurePanel title={title} file={`${file}-${t('file.number')}`} headings={headings} rows={rows}>
      <BarTable
        caption={title}
        bars={bars}
        empty={t('no_call')}
        headings={{ label: t('number'), value: t('calls'), reached: t('reached'), share: t('rate') }}
      />
    </FigurePanel>
  );
}

/** Contacts that are not called any more, by why. */
export function ByReason({ file, figures }: { file: string; figures: ResultFigures[] }) {
  const { t } = useTranslation('results');
  const { headings, rows, bars } = useFigures().results(figures);
  const title = t('by_reason');
  return (
    <FigurePanel title={title} file={`${file}-${t('file.reason')}`} headings={headings} rows={rows}>
      <BarTable
        caption={title}
        bars={bars}
        empty={t('no_end')}
        headings={{ label: t('reason'), value: t('contacts'), share: t('share') }}
      />
    </FigurePanel>
  );
}

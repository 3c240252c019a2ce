import { useTranslation } from 'react-i18next';
import { BarTable } from './BarTable';
import { FigurePanel } from './FigurePanel';
import type { NumberTally, ResultTally, StatusTally } from '@/api/types';
import { useFigures } from './useFigures';

interface Props<Figures> {
  title: string;
  /** The campaign, for names of files. */
  file: string;
  figures: Figures[];
}

/** Calls by how they ended. */
export function ByStatus({ title, file, figures }: Props<StatusTally>) {
  const { t } = useTranslation('results');
  const { headings, rows, bars } = useFigures().statuses(figures);
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
export function ByNumber({ title, file, figures }: Props<NumberTally>) {
  const { t } = useTranslation('results');
  const { headings, rows, bars } = useFigures().numbers(figures);
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
export function ByReason({ file, figures }: Omit<Props<ResultTally>, 'title'>) {
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

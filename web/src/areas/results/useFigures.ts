import { useTranslation } from 'react-i18next';
import { useFormat, useLang } from '@/format';
import type { Bar } from './BarTable';
import type { Cell } from './csv';
import type { NumberTally, ResultTally, StatusTally } from '@/api/types';

/** A number that was not the contact's any more when the call ended. */
const UNKNOWN = '?';

interface Figures {
  headings: string[];
  rows: Cell[][];
  bars: Bar[];
}

const most = (one: Bar, other: Bar) => other.value - one.value || one.label.localeCompare(other.label);

/** Figures of a campaign as bars and as rows, in the words of the screen. */
export function useFigures() {
  const { t } = useTranslation('results');
  const lang = useLang();
  const format = useFormat();
  const rate = (part: number, whole: number) => format.percent(whole === 0 ? 0 : part / whole);

  const counted = (bars: Bar[], label: string, value: string): Figures => ({
    headings: [label, value],
    rows: bars.map((bar) => [bar.label, bar.value]),
    bars,
  });

  return {
    rate,
    statuses: (figures: StatusTally[]) =>
      counted(
        figures
          .filter(({ calls }) => calls > 0)
          .map(({ status, name, calls }) => ({ id: status, label: name[lang], value: calls }))
          .sort(most),
        t('status'),
        t('calls'),
      ),
    results: (figures: ResultTally[]) =>
      counted(
        figures
          .map(({ result, name, contacts }) => ({
            id: result,
            label: name?.[lang] ?? result,
            value: contacts,
          }))
          .sort(most),
        t('reason'),
        t('contacts'),
      ),
    numbers: (figures: NumberTally[]): Figures => {
      const named = figures.map((figure) => ({
        ...figure,
        label: figure.column === UNKNOWN ? t('no_column') : figure.column,
      }));
      return {
        headings: [t('number'), t('calls'), t('reached'), t('rate')],
        rows: named.map(({ label, calls, reached }) => [label, calls, reached, rate(reached, calls)]),
        bars: named.map(({ label, calls, reached }) => ({ id: label, label, value: calls, reached })),
      };
    },
    times: (points: { name: string; calls: number; reached: number }[], label: string) => ({
      headings: [label, t('calls'), t('reached'), t('rate')],
      rows: points
        .filter(({ calls }) => calls > 0)
        .map(({ name, calls, reached }): Cell[] => [name, calls, reached, rate(reached, calls)]),
    }),
  };
}

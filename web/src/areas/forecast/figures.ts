import type { Band, Comparison, Difference } from '@/api/types';

export type FigureName = Difference['figure'];

/** A strategy's figure, and how it differs from the first one's. */
export interface Compared {
  /** A plain number where no band is known. */
  value: Band | number;
  /** `null` for the first strategy, with which the others are compared. */
  difference: Difference | null;
}

export interface ComparedFigure {
  name: FigureName;
  /** One for each strategy. */
  cells: Compared[];
}

const NAMES: FigureName[] = [
  'reached',
  'ended',
  'calls',
  'answers',
  'occupancy_percent',
  'abandonment_percent',
  'texts',
  'messages',
];
/** Those of campaigns that send or leave some. */
const OCCASIONAL: FigureName[] = ['texts', 'messages'];

export const meanOf = (value: Band | number) => (typeof value === 'number' ? value : value.mean);

/** The totals of a comparison, a row for each figure. */
export const comparedFigures = ({ forecasts, differences }: Comparison): ComparedFigure[] =>
  NAMES.map((name) => ({
    name,
    cells: forecasts.map(({ totals }, strategy) => ({
      value:
        name === 'ended' ? totals.ended.reduce((sum, { contacts }) => sum + contacts.mean, 0) : totals[name],
      difference:
        differences.find((one) => one.strategy === strategy)?.figures.find(({ figure }) => figure === name) ??
        null,
    })),
  })).filter(({ name, cells }) => !OCCASIONAL.includes(name) || cells.some(({ value }) => meanOf(value) > 0));

/** Whether it is a share in percent, not a count. */
export const isPercent = (name: FigureName) => name.endsWith('_percent');

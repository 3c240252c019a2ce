import type { Campaign, Finding, Strategy } from '@/api/types';

/** What the manager opens with: goes with a navigation to it. */
export interface Opening {
  /** Instead of the strategy in place. */
  strategy?: Strategy;
  /** Whose place is shown. */
  finding?: Finding;
}

/** A strategy made for other columns, on those of a campaign: in their order, as far as there are columns. */
export function mapColumns(strategy: Strategy, { phone_columns: columns }: Campaign): Strategy {
  const known = (column: string) => columns.includes(column);
  if (strategy.number.every((number) => known(number.column))) return strategy;
  return {
    ...strategy,
    number: strategy.number.map((number, index) => ({ ...number, column: columns[index] ?? number.column })),
  };
}

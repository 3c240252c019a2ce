import {
  cellWords,
  lastAttempt,
  preliminaryRulePlace,
  quoted,
  type Lang,
  type PlacedRecall,
  type Strategy,
  type TableRef,
  tableOf,
  telName,
} from '@/strategy-model';

/** A table by its name: `TEL1 (Mobile), planning « Soir »`. */
export function tableWords(strategy: Strategy, table: TableRef, lang: Lang): string {
  if (table.level === 'strategy')
    return lang === 'fr' ? 'règles par défaut de la stratégie' : 'default rules of the strategy';
  const number = strategy.number[table.number];
  const tel = telName(table.number, number?.name ?? '');
  if (table.level === 'number')
    return lang === 'fr' ? `règles par défaut de ${tel}` : `default rules of ${tel}`;
  return `${tel}, planning ${quoted(number?.planning?.[table.planning]?.name ?? '', lang)}`;
}

/** Where a rule stands, in words. */
export function placeWords(strategy: Strategy, { table, cell }: PlacedRecall, lang: Lang): string {
  if (table.level === 'preliminary') {
    const tel = telName(table.number, strategy.number[table.number]?.name ?? '');
    return `${tel}, ${preliminaryRulePlace(cell.attempt ?? 1, lang)}`;
  }
  return `${tableWords(strategy, table, lang)}, ${cellWords(cell, lastAttempt(tableOf(strategy, table)), lang)}`;
}

import type { Finding } from '@/api/types';
import { type Lang, merged, parseSpan, WEEKDAYS } from '@/strategy-model';
import type { Mark } from '@/week/types';

/** Findings that name cells, as marks on the week. */
export const marksOf = (findings: readonly Finding[], lang: Lang): Mark[] =>
  findings
    .filter(({ cells }) => cells.length > 0)
    .map(({ severity, cells, message }) => ({
      severity,
      message: message[lang],
      week: WEEKDAYS.map((_, day) =>
        merged(cells.flatMap(({ weekday, span }) => (weekday === day ? (parseSpan(span) ?? []) : []))),
      ),
    }));

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate, Instant, Lang } from '@/api/types';
import { isLang } from '@/i18n';
import { formatters } from './formatters';

export { nationalPhone, parsePhone } from './phone';
export type { Instant, CivilDate };

/** How dates, times and numbers are written in the language of the screen. */
export function useFormat() {
  const lang = useLang();
  return useMemo(() => formatters(lang), [lang]);
}

export function useLang(): Lang {
  const { i18n } = useTranslation();
  return isLang(i18n.language) ? i18n.language : 'fr';
}

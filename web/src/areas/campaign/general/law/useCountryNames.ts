import { useFormat, useLang } from '@/format';

/** Countries in words, as a list. */
export function useCountryNames(): (codes: readonly string[]) => string {
  const lang = useLang();
  const format = useFormat();
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return (codes) => format.list(codes.map((code) => names.of(code) ?? code));
}

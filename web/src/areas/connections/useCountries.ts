import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { countriesQuery } from '@/api/campaigns';
import { useLang } from '@/format';

/** The countries that are known, by name, for a list to choose from; those that are chosen are always among them. */
export function useCountries(chosen: string[]): { value: string; label: string }[] {
  const lang = useLang();
  const { data } = useQuery(countriesQuery);
  const codes = (data?.map(({ code }) => code) ?? chosen).join();
  return useMemo(() => {
    const names = new Intl.DisplayNames(lang, { type: 'region' });
    return codes
      .split(',')
      .filter((code) => code !== '')
      .map((code) => ({ value: code, label: names.of(code) ?? code }))
      .sort((a, b) => a.label.localeCompare(b.label, lang));
  }, [codes, lang]);
}

import type { CivilDate, Instant, Lang } from '@/api/types';

const LOCALE: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' };
const DAY_S = 86_400;
const HOUR_S = 3_600;
const MINUTE_S = 60;

/** A zone is an IANA name; absent, it is the browser's. Times have 24 hours in both languages, weeks begin on Monday. */
export function formatters(lang: Lang) {
  const locale = LOCALE[lang];
  const instant = (options: Intl.DateTimeFormatOptions) => {
    const byZone = new Map<string | undefined, Intl.DateTimeFormat>();
    return (at: Instant, zone?: string) => {
      let format = byZone.get(zone);
      if (format === undefined) {
        format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, hourCycle: 'h23' });
        byZone.set(zone, format);
      }
      return format.format(new Date(at));
    };
  };
  const civil = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (date: CivilDate) => format.format(new Date(`${date}T00:00:00Z`));
  };
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale);

  return {
    /** 23/11/2026 18:05 */
    dateTime: instant({ dateStyle: 'short', timeStyle: 'short' }),
    /** 23/11/2026 18:05:12 */
    dateTimeSeconds: instant({ dateStyle: 'short', timeStyle: 'medium' }),
    /** lun. 23 nov. 18:05 */
    moment: instant({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    /** lun. 23 nov. */
    dayAndMonth: instant({ weekday: 'short', day: 'numeric', month: 'short' }),
    /** 18:05 */
    time: instant({ hour: '2-digit', minute: '2-digit' }),
    /** 18:05:12 */
    timeSeconds: instant({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    /** 23/11/2026 */
    date: civil({ dateStyle: 'short' }),
    /** lundi 23 novembre 2026 */
    dateLong: civil({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** lun. 23 nov. */
    dateShort: civil({ weekday: 'short', day: 'numeric', month: 'short' }),
    number: (value: number) => number.format(value),
    compact: (value: number) => compact.format(value),
    /** Of a share between 0 and 1. */
    percent: (share: number) => percent.format(share),
    list: (items: string[]) => list.format(items),
    /** `3 j 2 h`, `1 h 5 min`, `12 s`: the two largest units. */
    duration: (seconds: number) => duration(seconds, lang),
    /** `18 kB` or `18 ko`. */
    bytes: (bytes: number) => size(bytes, lang, (value) => number.format(value)),
  };
}

export type Formatters = ReturnType<typeof formatters>;

function duration(seconds: number, lang: Lang): string {
  const units: [string, number][] = [
    [lang === 'fr' ? 'j' : 'd', DAY_S],
    ['h', HOUR_S],
    ['min', MINUTE_S],
    ['s', 1],
  ];
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, unit_s] of units) {
    const count = Math.floor(rest / unit_s);
    rest %= unit_s;
    if (count > 0) parts.push(`${count}\u00a0${unit}`);
  }
  return parts.length === 0 ? '0\u00a0s' : parts.slice(0, 2).join(' ');
}

function size(bytes: number, lang: Lang, write: (value: number) => string): string {
  const unit = lang === 'fr' ? 'o' : 'B';
  if (bytes < 1_000) return `${write(bytes)}\u00a0${unit}`;
  if (bytes < 1_000_000) return `${write(Math.round(bytes / 1_000))}\u00a0k${unit}`;
  return `${write(Math.round(bytes / 100_000) / 10)}\u00a0M${unit}`;
}

import type { TFunction } from 'i18next';
import type { Formatters } from '@/format/formatters';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What an entry adds to its action, in few words. */
export function tellDetail(
  detail: Record<string, unknown>,
  t: TFunction<'audit'>,
  format: Formatters,
): string {
  const tell = (value: unknown): string => {
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'boolean') return t(value ? 'draft:yes' : 'draft:no');
    if (typeof value === 'string') return INSTANT.test(value) ? format.dateTime(value) : word(value);
    if (Array.isArray(value)) return value.length === 0 ? t('draft:none') : format.list(value.map(tell));
    if (value !== null && typeof value === 'object') return fields(value);
    return t('draft:none');
  };
  const word = (text: string) =>
    t([`campaign:field.${text}`, `common:role.${text}`, `campaigns:speed_short.${text}`], {
      defaultValue: text,
    });
  const fields = (object: object) =>
    Object.entries(object)
      .map(([key, value]) => `${t(`detail.${key}`, { defaultValue: key })} ${tell(value)}`)
      .join(', ');
  return fields(detail);
}

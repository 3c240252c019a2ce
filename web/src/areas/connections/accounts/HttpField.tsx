import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { readObject } from './jsonFault';

const JSON_MAX = 20_000;
const PLACE = 'settings.protocol.http';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error: Error | null;
}

/** The settings of an HTTP account as JSON; what is wrong is named with its place. */
export function HttpField({ value, onChange, error }: Props) {
  const { t } = useTranslation('connections');
  return (
    <Textarea
      label={t('http.settings')}
      description={t('http.settings_why')}
      autosize
      minRows={8}
      maxRows={22}
      maxLength={JSON_MAX}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } }}
      value={value}
      error={unreadable() ?? refused()}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );

  function unreadable(): string | null {
    const read = readObject(value);
    if (!('at' in read)) return null;
    return read.at === null ? t('http.not_json') : t('http.not_json_at', { ...read.at });
  }

  function refused(): string | null {
    if (error === null) return null;
    const { place, detail } = Problem.of(error);
    if (place?.startsWith(PLACE) !== true) return null;
    const within = place.slice(PLACE.length + 1);
    return within === '' ? detail : t('http.refused', { place: within, why: detail });
  }
}

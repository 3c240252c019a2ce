import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const REASON_CHARACTERS_MAX = 200;

/** Why numbers are not called; the usual reasons are offered. */
export function ReasonInput({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation('suppression');
  return (
    <Autocomplete
      label={t('reason')}
      description={t('reason_hint')}
      required
      maxLength={REASON_CHARACTERS_MAX}
      data={[t('usual.asked'), t('usual.bloctel'), t('usual.customer')]}
      value={value}
      onChange={onChange}
    />
  );
}

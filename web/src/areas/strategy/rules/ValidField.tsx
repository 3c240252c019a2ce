import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DelayInput } from '@/ui/DelayInput';

/** How long after the attempt the recall stands; afterwards the strategy chooses (R16). */
export function ValidField({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (valid: string | undefined) => void;
}) {
  const { t } = useTranslation('strategy');
  return (
    <div>
      <Checkbox
        size="xs"
        label={t('recall.valid')}
        checked={value !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? '1 d' : undefined)}
      />
      {value !== undefined && (
        <DelayInput labelled label={t('recall.valid_for')} value={value} onChange={onChange} />
      )}
    </div>
  );
}

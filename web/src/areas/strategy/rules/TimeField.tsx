import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TimeInput } from '@/ui/TimeInput';

interface Props {
  value: string;
  onChange: (time: string) => void;
}

/** An hour, or the same hour as the attempt. */
export function TimeField({ value, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const same = value === 'same';
  return (
    <>
      <Select
        size="xs"
        w={120}
        label={t('moment.hour')}
        allowDeselect={false}
        data={[
          { value: 'same', label: t('moment.same_hour') },
          { value: 'at', label: t('moment.at') },
        ]}
        value={same ? 'same' : 'at'}
        onChange={(kind) => kind !== null && onChange(kind === 'same' ? 'same' : '10:00')}
      />
      {!same && <TimeInput size="xs" aria-label={t('moment.at')} value={value} onChange={onChange} />}
    </>
  );
}

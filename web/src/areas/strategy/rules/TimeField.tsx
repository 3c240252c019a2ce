import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime, parseTime } from '@/strategy-model';

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
      {!same && <TimeInput key={value} value={value} onChange={onChange} />}
    </>
  );
}

function TimeInput({ value, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const [text, setText] = useState(value);
  const minutes = parseTime(text);
  const done = () => minutes !== null && formatTime(minutes) !== value && onChange(formatTime(minutes));
  return (
    <TextInput
      size="xs"
      w={70}
      aria-label={t('moment.at')}
      value={text}
      error={minutes === null}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaySpan } from '@/api/types';
import { formatSpan, parseSpans } from '@/strategy-model';

interface Props {
  label: string;
  value: DaySpan[];
  onChange: (spans: DaySpan[]) => void;
  placeholder?: string;
}

/** The hours of one day, typed: `9h-12h30, 14:00-20:00`. What cannot be read stays, and says so. */
export function SpansInput({ label, value, onChange, placeholder }: Props) {
  const { t } = useTranslation('week');
  const [text, setText] = useState(value.join(', '));
  const read = parseSpans(text);
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const now = parseSpans(currentTarget.value);
        if ('spans' in now) onChange(now.spans.map(formatSpan));
      }}
      onBlur={() => 'spans' in read && setText(read.spans.map(formatSpan).join(', '))}
      error={'wrong' in read ? t('wrong_hours', { text: read.wrong }) : null}
    />
  );
}

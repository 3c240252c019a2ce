import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { DAY_END, formatTime, parseTime } from '@/strategy-model';

interface Props extends Pick<TextInputProps, 'size' | 'disabled' | 'aria-label'> {
  /** `18:05`; empty, where there is none yet. */
  value: string;
  onChange: (time: string) => void;
}

/** A time of the day, of 24 hours whatever the browser's habits are: `18:05`, `18h05` and `18` are read. It counts once it is left. */
export function TimeInput({ value, onChange, ...input }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = () => {
    const minutes = typed === null ? null : timeOf(typed);
    if (minutes !== null && formatTime(minutes) !== value) onChange(formatTime(minutes));
    setTyped(null);
  };
  return (
    <TextInput
      w={76}
      autoComplete="off"
      {...input}
      value={typed ?? value}
      error={typed !== null && typed !== '' && timeOf(typed) === null}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}

function timeOf(text: string): number | null {
  const minutes = parseTime(text);
  return minutes === DAY_END ? null : minutes;
}

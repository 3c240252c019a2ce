import { Button, Group, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLang } from '@/format';
import {
  at,
  DAY_NAMES,
  EMPTY_WEEK,
  formatSpan,
  isEmpty,
  parseSpans,
  type Span,
  type Week,
} from '@/strategy-model';
import { allowedPart, type Canvas, isRefused } from './brush';
import { refusedWords } from './refusedWords';

interface Props {
  canvas: Canvas;
  layer: number;
  names: readonly string[];
  onApply: (week: Week) => void;
  onClose: () => void;
}

/** The hours of a layer typed day by day, to the minute. What cannot be is said beside its day, and nothing is lost. */
export function ExactHours({ canvas, layer, names, onApply, onClose }: Props) {
  const { t } = useTranslation('week');
  const lang = useLang();
  const [lines, setLines] = useState(() =>
    at(canvas.layers, layer).map((spans) => spans.map(formatSpan).join(', ')),
  );

  const read = lines.map(parseSpans);
  const spansOf = (index: number): readonly Span[] => {
    const day = at(read, index);
    return 'spans' in day ? day.spans : [];
  };
  const errors = lines.map((_, weekday) => {
    const day = at(read, weekday);
    if ('wrong' in day) return t('wrong_hours', { text: day.wrong });
    const wish = EMPTY_WEEK.map((_, index) => (index === weekday ? day.spans : []));
    const { refused } = allowedPart(canvas, layer, wish);
    return isRefused(refused) ? refusedWords(refused, names, lang) : null;
  });
  const week: Week = lines.map((_, weekday) => spansOf(weekday));
  const wrong = errors.some((error) => error !== null);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onApply(week);
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" verticalSpacing="xs">
        {lines.map((line, weekday) => (
          <TextInput
            key={at(DAY_NAMES[lang], weekday)}
            size="xs"
            label={at(DAY_NAMES[lang], weekday)}
            placeholder="09:00-12:30, 14:00-18:00"
            value={line}
            error={errors[weekday]}
            onChange={(event) => setLines(lines.with(weekday, event.currentTarget.value))}
          />
        ))}
      </SimpleGrid>
      <Group mt="xs" gap="xs" justify="flex-end">
        <Button size="xs" variant="default" onClick={onClose}>
          {t('exact_cancel')}
        </Button>
        <Button
          size="xs"
          type="submit"
          disabled={wrong || (isEmpty(week) && isEmpty(at(canvas.layers, layer)))}
        >
          {t('exact_apply')}
        </Button>
      </Group>
    </form>
  );
}

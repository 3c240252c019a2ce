import { Button, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AddedNotice } from './AddedNotice';
import { type List, suppress, SUPPRESSION } from './api';
import { numbersIn } from './numbers';
import { ReasonInput } from './ReasonInput';

const NUMBERS_MAX = 1_000;

/** Adds numbers that are typed or pasted. */
export function AddNumbers({ list }: { list: List }) {
  const { t } = useTranslation('suppression');
  const format = useFormat();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const numbers = numbersIn(text);
  const many = numbers.length > NUMBERS_MAX;
  const add = useMutation({
    mutationFn: () => suppress(list, numbers, reason.trim()),
    onSuccess: ({ rejected }) => {
      setText(rejected.map(({ value }) => value).join('\n'));
      return queries.invalidateQueries({ queryKey: SUPPRESSION });
    },
  });
  return (
    <Panel title={t('add.title')} hint={t(`add.hint.${list}`)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (numbers.length > 0 && !many && reason.trim() !== '') add.mutate();
        }}
      >
        <Stack gap="sm">
          <Textarea
            label={t('add.numbers')}
            description={t('add.numbers_hint')}
            rows={3}
            value={text}
            error={many ? t('add.too_many', { max: format.number(NUMBERS_MAX) }) : null}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ReasonInput value={reason} onChange={setReason} />
          {add.error !== null && <ProblemNotice problem={add.error} />}
          {add.data !== undefined && <AddedNotice result={add.data} />}
          <Button
            type="submit"
            style={{ alignSelf: 'flex-start' }}
            loading={add.isPending}
            disabled={numbers.length === 0 || many || reason.trim() === ''}
          >
            {numbers.length > 1
              ? t('add.submit_many', { count: numbers.length, n: format.number(numbers.length) })
              : t('common:add')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}

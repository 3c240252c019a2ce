import { Button, Checkbox, Group, NumberInput, Text } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  PRELIMINARY_CALLS_MAX,
  recallWords,
  setPreliminaryCalls,
  usePreliminaryRules as ticked,
} from '@/strategy-model';
import { FieldFindings, FindingMark } from './FindingMark';
import { useManager, useNumber, useSelection, useStrategy } from './ManagerContext';

/** Calls owed before the next number, and whether each has its own rule; its icon shows that rule (R11, R34). */
export const PreliminaryField = memo(function PreliminaryField() {
  const { t } = useTranslation('strategy');
  const { select, edit, lang } = useManager();
  const selection = useSelection();
  const index = selection.number;
  const calls = useNumber(index, (number) => number.preliminary_calls) ?? 0;
  const own = useNumber(index, (number) => number.use_preliminary_rules) ?? false;
  const rules = useNumber(index, (number) => number.preliminary_rule) ?? [];
  const place = `number[${index}]`;
  const greyed = useStrategy((strategy) => strategy.favour_number_order);
  return (
    <div>
      <div data-place={`${place}.preliminary_calls`}>
        <NumberInput
          size="xs"
          label={t('preliminary.calls')}
          description={t('preliminary.why')}
          min={0}
          max={PRELIMINARY_CALLS_MAX}
          value={calls}
          onChange={(value) =>
            typeof value === 'number' && edit(setPreliminaryCalls(index, value), `preliminary/${index}`)
          }
        />
        <FieldFindings place={`${place}.preliminary_calls`} />
      </div>
      <Checkbox
        mt="xs"
        size="xs"
        label={t('preliminary.own_rules')}
        description={greyed ? t('preliminary.greyed') : undefined}
        disabled={greyed || calls === 0}
        checked={own}
        data-place={`${place}.preliminary_rule`}
        onChange={(event) => edit(ticked(index, event.currentTarget.checked))}
      />
      {own && !greyed && (
        <Group gap={4} mt={6}>
          {rules.map((recall, call) => (
            <Button
              key={call}
              size="compact-xs"
              variant={
                selection.shown.kind === 'preliminary' && selection.shown.call === call ? 'filled' : 'default'
              }
              rightSection={<IconPlayerPlayFilled size={9} aria-hidden />}
              title={recallWords(recall, lang)}
              aria-label={t('preliminary.show', { call: call + 1, rule: recallWords(recall, lang) })}
              onClick={() => select({ number: index, shown: { kind: 'preliminary', call } })}
            >
              {call + 1} <FindingMark place={`${place}.preliminary_rule[${call}]`} />
            </Button>
          ))}
          <Text size="xs" c="dimmed">
            {t('preliminary.hint')}
          </Text>
        </Group>
      )}
      <FieldFindings place={`${place}.preliminary_rule`} />
    </div>
  );
});

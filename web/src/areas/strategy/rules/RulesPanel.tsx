import { Group, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { setPreliminaryRule, telName } from '@/strategy-model';
import { FieldFindings } from '../manager/FindingMark';
import { useManager, useNumber, useSelection, whole } from '../manager/ManagerContext';
import classes from '../manager/Manager.module.css';
import { shownTable } from '../manager/selection';
import { RecallFields } from './RecallFields';
import { RulesTabs } from './RulesTabs';
import { TableEditor } from './TableEditor';

/** The rules of the chosen planning, of the number's or the strategy's defaults, or of a preliminary call. */
export const RulesPanel = memo(function RulesPanel() {
  const { t } = useTranslation('strategy');
  const selection = useSelection();
  const table = shownTable(selection);
  return (
    <section className={classes.panel} aria-labelledby="rules">
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} id="rules">
          {t('rules.title')}
        </Title>
        <RulesTabs />
      </Group>
      {table === null ? <PreliminaryRule /> : <TableEditor key={JSON.stringify(table)} table={table} />}
    </section>
  );
});

/** The rule of one preliminary call, whatever the planning (R34). */
function PreliminaryRule() {
  const { t } = useTranslation('strategy');
  const { edit } = useManager();
  const selection = useSelection();
  const number = useNumber(selection.number, whole);
  if (selection.shown.kind !== 'preliminary' || number === undefined) return null;
  const { call } = selection.shown;
  const place = `number[${selection.number}].preliminary_rule[${call}]`;
  const recall = number.preliminary_rule?.[call];
  if (recall === undefined) return null;
  return (
    <div style={{ maxInlineSize: 420 }} data-place={place}>
      <Text size="sm" mb="xs">
        {t('preliminary.rule_of', { call: call + 1, tel: telName(selection.number, number.name) })}
      </Text>
      <RecallFields
        recall={recall}
        owner={selection.number}
        {...(call + 1 < number.preliminary_calls && { rankMax: selection.number + 1 })}
        onChange={(next) =>
          edit(setPreliminaryRule(selection.number, call, next), `preliminary/${selection.number}/${call}`)
        }
      />
      <FieldFindings place={place} />
    </div>
  );
}

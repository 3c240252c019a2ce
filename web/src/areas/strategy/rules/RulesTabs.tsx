import { Button, Group } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { planningLook } from '@/theme/plannings';
import { FindingMark } from '../manager/FindingMark';
import { useManager, useNumber, useSelection, useStrategy } from '../manager/ManagerContext';
import classes from '../manager/Manager.module.css';
import { type Shown, tablePath, shownTable } from '../manager/selection';

/** Whose rules are shown. */
export const RulesTabs = memo(function RulesTabs() {
  const { t } = useTranslation('strategy');
  const { select } = useManager();
  const selection = useSelection();
  const { number } = selection;
  const plannings = useNumber(number, ({ planning }) => planning) ?? [];
  const preliminary =
    useNumber(number, (own) => (own.use_preliminary_rules ? own.preliminary_rule : undefined)) ?? [];
  const favour = useStrategy((strategy) => strategy.favour_number_order);
  const tabs: { shown: Shown; name: string; look?: string }[] = [
    ...plannings.map((planning, index) => ({
      shown: { kind: 'planning', planning: index } as const,
      name: planning.name,
      look: planningLook(index).background,
    })),
    ...(favour ? [] : preliminary).map((_, call) => ({
      shown: { kind: 'preliminary', call } as const,
      name: t('rules.tab_preliminary', { call: call + 1 }),
    })),
    { shown: { kind: 'number' }, name: t('rules.tab_number', { tel: `TEL${number + 1}` }) },
    { shown: { kind: 'strategy' }, name: t('rules.tab_strategy') },
  ];
  return (
    <Group gap={4} role="group" aria-label={t('rules.tabs')}>
      {tabs.map(({ shown, name, look }) => {
        const chosen = JSON.stringify(shown) === JSON.stringify(selection.shown);
        const table = shownTable({ number, shown });
        const path = table === null ? `number[${number}].preliminary_rule` : tablePath(table);
        return (
          <Button
            key={JSON.stringify(shown)}
            size="compact-xs"
            variant={chosen ? 'filled' : 'default'}
            aria-pressed={chosen}
            leftSection={look && <span className={classes.swatch} style={{ background: look }} aria-hidden />}
            rightSection={table !== null && <FindingMark place={path} />}
            onClick={() => select({ number, shown })}
          >
            {name}
          </Button>
        );
      })}
    </Group>
  );
});

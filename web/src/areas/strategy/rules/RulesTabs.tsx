import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { at } from '@/strategy-model';
import { planningLook } from '@/theme/plannings';
import { FindingMark } from '../manager/FindingMark';
import { useManager } from '../manager/ManagerContext';
import classes from '../manager/Manager.module.css';
import { type Shown, tablePath, shownTable } from '../manager/selection';

/** Whose rules are shown. */
export function RulesTabs() {
  const { t } = useTranslation('strategy');
  const { strategy, selection, select } = useManager();
  const { number } = selection;
  const own = at(strategy.number, number);
  const tabs: { shown: Shown; name: string; look?: string }[] = [
    ...(own.planning ?? []).map((planning, index) => ({
      shown: { kind: 'planning', planning: index } as const,
      name: planning.name,
      look: planningLook(index).background,
    })),
    ...(own.use_preliminary_rules && !strategy.favour_number_order ? (own.preliminary_rule ?? []) : []).map(
      (_, call) => ({
        shown: { kind: 'preliminary', call } as const,
        name: t('rules.tab_preliminary', { call: call + 1 }),
      }),
    ),
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
}

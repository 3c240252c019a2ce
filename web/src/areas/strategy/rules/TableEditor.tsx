import { Button, Group, Menu, Switch, Text } from '@mantine/core';
import { IconColumnInsertRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  collapseAttempts,
  collapseStatuses,
  expandAttempts,
  lastAttempt,
  setTable,
  statusesOf,
  statusName,
  type TableRef,
  tableOf,
  withNextAttempt,
  withoutAttempt,
} from '@/strategy-model';
import { useManager, useStrategy } from '../manager/ManagerContext';
import { RuleTable } from './RuleTable';
import { possibleStatuses, shownStatuses } from './statuses';

/** Rows that a table has when it is opened up. */
const ROWS = 3;
const ATTEMPTS_MAX = 100;

/** A rule table with its switches: the same rule for all attempts, for all statuses, and which columns stand in it (R14). */
export function TableEditor({ table }: { table: TableRef }) {
  const { t } = useTranslation('strategy');
  const { qualifications, edit, lang } = useManager();
  const rules = useStrategy((strategy) => tableOf(strategy, table));
  const named = lastAttempt(rules);
  const [rows, setRows] = useState(table.level === 'planning' && rules.length === 0 ? ROWS : 0);
  const [columnsOpened, setColumnsOpened] = useState(rules.length === 0);
  const [asked, setAsked] = useState<readonly string[]>([]);

  const last = Math.max(named, rows);
  const sameAttempts = last === 0;
  const sameStatuses = statusesOf(rules).length === 0 && !columnsOpened;
  const shown = shownStatuses(rules, qualifications, asked);
  const attempts = sameAttempts ? [null] : [...Array.from({ length: last }, (_, row) => row + 1), null];
  const statuses = sameStatuses ? [null] : [...shown, null];
  const others = possibleStatuses(qualifications).filter((status) => !shown.includes(status));

  const switchAttempts = (same: boolean) => {
    setRows(same ? 0 : ROWS);
    edit(setTable(table, same ? collapseAttempts(rules) : expandAttempts(rules, ROWS)));
  };
  const switchStatuses = (same: boolean) => {
    setColumnsOpened(!same);
    if (same) edit(setTable(table, collapseStatuses(rules)));
  };

  const addRow = () => {
    setRows(last + 1);
    if (named === last) edit(setTable(table, withNextAttempt(rules, last)));
  };
  const removeRow = () => {
    setRows(last - 1);
    edit(setTable(table, withoutAttempt(rules, last)));
  };

  return (
    <>
      <Group gap="lg" mb="xs">
        <Switch
          size="xs"
          label={t('rules.same_attempts')}
          checked={sameAttempts}
          onChange={(event) => switchAttempts(event.currentTarget.checked)}
        />
        <Switch
          size="xs"
          label={t('rules.same_statuses')}
          checked={sameStatuses}
          onChange={(event) => switchStatuses(event.currentTarget.checked)}
        />
        {!sameAttempts && (
          <Group gap={4}>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlus size={12} aria-hidden />}
              disabled={last >= ATTEMPTS_MAX}
              aria-label={t('rules.add_row_label')}
              onClick={addRow}
            >
              {t('rules.add_row')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconMinus size={12} aria-hidden />}
              aria-label={t('rules.remove_row_label')}
              onClick={removeRow}
            >
              {t('rules.remove_row')}
            </Button>
          </Group>
        )}
        {!sameStatuses && others.length > 0 && (
          <Menu withinPortal>
            <Menu.Target>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconColumnInsertRight size={12} aria-hidden />}
              >
                {t('rules.add_column')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
              {others.map((status) => (
                <Menu.Item key={status} onClick={() => setAsked([...asked, status])}>
                  {statusName(status, lang)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <RuleTable table={table} attempts={attempts} statuses={statuses} last={last} />
      <Text size="xs" c="dimmed" mt={6}>
        {t('rules.help')}
      </Text>
    </>
  );
}

import { Button, CloseButton, Group, Select, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  at,
  type Cell,
  cellWords,
  held,
  ownRule,
  setCell,
  setTexts,
  statusName,
  type TableRef,
  tableOf,
  type Treatment,
  treatmentWords,
} from '@/strategy-model';
import { FieldFindings } from '../manager/FindingMark';
import { useManager, useStrategy, whole } from '../manager/ManagerContext';
import { OrderedNames } from '../manager/OrderedNames';
import { tablePath } from '../manager/selection';
import { RecallFields } from './RecallFields';
import { useDialogKeys } from './useDialogKeys';

interface Props {
  table: TableRef;
  cell: Cell;
  last: number;
  onClose: () => void;
}

const NEW: Treatment = { recall: { call: 'same', after: '2 h' } };

/** The small editor of a cell: target, moment or end, message, texts. Every change shows at once in the table; Ctrl-Z takes it back. */
export function CellEditor({ table, cell, last, onClose }: Props) {
  const { t } = useTranslation('strategy');
  const { document, qualifications, edit, lang } = useManager();
  const strategy = useStrategy(whole);
  const box = useRef<HTMLDivElement>(null);
  useDialogKeys(box, onClose);

  const rules = tableOf(strategy, table);
  const own = ownRule(rules, cell);
  const what = held(strategy, table, cell, qualifications);
  const treatment: Treatment = own ?? (what.by === 'rule' ? what.rule : NEW);
  const index = own === undefined ? -1 : rules.indexOf(own);
  const number = table.level === 'strategy' ? null : table.number;
  const lists = number === null ? [] : (at(strategy.number, number).text ?? []);
  const texts = lists.find((list) => list.status === cell.status)?.templates ?? [];
  const acceptsTexts = number !== null && at(strategy.number, number).texts_accepted;
  const forMachine = cell.status === null || cell.status === 'machine';

  const set = (next: Treatment) =>
    edit(setCell(table, cell, next), `cell/${tablePath(table)}/${cell.attempt ?? '*'}/${cell.status ?? '*'}`);
  const heading = cellWords(cell, last, lang);

  if (what.by === 'agent') {
    return (
      <div ref={box} role="dialog" aria-label={heading} tabIndex={-1}>
        <Text size="sm">{t('rules.agent_why', { name: statusName(cell.status, lang) })}</Text>
      </div>
    );
  }
  return (
    <div ref={box} role="dialog" aria-label={heading} tabIndex={-1}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" fw={600}>
            {heading}
          </Text>
          <CloseButton size="sm" aria-label={t('rules.close')} onClick={onClose} />
        </Group>
        <RecallFields
          recall={treatment.recall}
          owner={number}
          onChange={(recall) => set({ ...treatment, recall })}
        />
        {forMachine && (
          <Select
            size="xs"
            label={t('rules.message')}
            placeholder={t('rules.message_usual')}
            clearable
            data={[...new Set([...Object.keys(document.sounds ?? {}), treatment.message ?? ''])].filter(
              Boolean,
            )}
            value={treatment.message ?? null}
            onChange={(message) =>
              set(message === null ? { recall: treatment.recall } : { recall: treatment.recall, message })
            }
          />
        )}
        {number !== null && cell.status !== null && acceptsTexts && (
          <OrderedNames
            label={t('rules.texts', { status: statusName(cell.status, lang) })}
            add={t('rules.texts_add')}
            none={t('rules.texts_none')}
            known={Object.keys(document.texts ?? {})}
            value={texts}
            onChange={(templates) => edit(setTexts(number, cell.status ?? '', templates))}
          />
        )}
        <Text size="sm" aria-live="polite">
          {treatmentWords(treatment, texts, lang)}
        </Text>
        {index >= 0 && <FieldFindings place={`${tablePath(table)}[${index}]`} />}
        <Group justify="space-between" gap="xs">
          {own === undefined ? (
            <Text size="xs" c="dimmed">
              {t('rules.inherited')}
            </Text>
          ) : (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              onClick={() => edit(setCell(table, cell, null))}
            >
              {t('rules.remove')}
            </Button>
          )}
          {own === undefined ? (
            <Button size="compact-xs" variant="default" onClick={() => set(treatment)}>
              {t('rules.make_own')}
            </Button>
          ) : (
            <Button size="compact-xs" onClick={onClose}>
              {t('rules.done')}
            </Button>
          )}
        </Group>
      </Stack>
    </div>
  );
}

import { Popover } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Held, type Lang, type TableRef, treatmentWords } from '@/strategy-model';
import classes from './RuleTable.module.css';

interface Props {
  held: Held;
  /** Whether the rule stands in this very cell. */
  own: boolean;
  lang: Lang;
  from: (table: TableRef) => string;
  focusable: boolean;
  chosen: boolean;
  place: string | undefined;
  mark: ReactNode;
  editor: ReactNode;
  onFocus: () => void;
  onClick: (event: MouseEvent) => void;
  onContextMenu: (event: MouseEvent) => void;
}

/** What follows an attempt with a status, as a sentence. */
export function RuleCell({
  held,
  own,
  lang,
  from,
  focusable,
  chosen,
  place,
  mark,
  editor,
  ...events
}: Props) {
  const { t } = useTranslation('strategy');
  const words = () => {
    switch (held.by) {
      case 'rule':
        return treatmentWords(held.rule, [], lang);
      case 'gives_up':
        return t('rules.gives_up');
      case 'agent':
        return t('rules.closed_by_agent');
      case 'nothing':
        return t('rules.nothing');
    }
  };
  const origin = !own && held.by === 'rule' ? t('rules.from', { table: from(held.table) }) : undefined;
  return (
    <Popover
      opened={editor !== null}
      position="bottom-start"
      withinPortal
      shadow="lg"
      width={360}
      withArrow
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <td
          role="gridcell"
          className={classes.cell}
          tabIndex={focusable ? 0 : -1}
          aria-selected={chosen}
          data-own={own || undefined}
          data-missing={held.by === 'nothing' || undefined}
          data-place={place}
          title={origin}
          {...events}
        >
          {mark} {words()}
          {origin !== undefined && <span className="visually-hidden"> ({origin})</span>}
        </td>
      </Popover.Target>
      <Popover.Dropdown p="sm">{editor}</Popover.Dropdown>
    </Popover>
  );
}

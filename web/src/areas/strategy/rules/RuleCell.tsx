import { Popover } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Held, type Lang, type Treatment, treatmentWords } from '@/strategy-model';
import { FindingMark } from '../manager/FindingMark';
import classes from './RuleTable.module.css';

interface Props {
  row: number;
  column: number;
  by: Held['by'];
  /** What follows, where a rule says it. */
  treatment: Treatment | null;
  /** The table that the rule comes from, if not this one. */
  from: string | undefined;
  /** Whether the rule stands in this very cell. */
  own: boolean;
  lang: Lang;
  focusable: boolean;
  chosen: boolean;
  place: string | undefined;
  editor: ReactNode;
}

/** What follows an attempt with a status, as a sentence. */
export const RuleCell = memo(function RuleCell({
  row,
  column,
  by,
  treatment,
  from,
  own,
  lang,
  focusable,
  chosen,
  place,
  editor,
}: Props) {
  const { t } = useTranslation('strategy');
  const words = () => {
    switch (by) {
      case 'rule':
        return treatment === null ? '' : treatmentWords(treatment, [], lang);
      case 'gives_up':
        return t('rules.gives_up');
      case 'agent':
        return t('rules.closed_by_agent');
      case 'nothing':
        return t('rules.nothing');
    }
  };
  const origin = from === undefined ? undefined : t('rules.from', { table: from });
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
      // What is being written stays in sight where the page moves under it.
      hideDetached={false}
    >
      <Popover.Target>
        <td
          role="gridcell"
          className={classes.cell}
          tabIndex={focusable ? 0 : -1}
          aria-selected={chosen}
          data-row={row}
          data-column={column}
          data-own={own || undefined}
          data-missing={by === 'nothing' || undefined}
          data-place={place}
          title={origin}
        >
          {place !== undefined && <FindingMark place={place} />} {words()}
          {origin !== undefined && <span className="visually-hidden"> ({origin})</span>}
        </td>
      </Popover.Target>
      <Popover.Dropdown p="sm">{editor}</Popover.Dropdown>
    </Popover>
  );
});

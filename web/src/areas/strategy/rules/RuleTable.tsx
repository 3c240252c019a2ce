import { Box, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import {
  at,
  attemptWords,
  type Cell,
  held,
  ownRule,
  setCells,
  statusName,
  type TableRef,
  tableOf,
  textsWords,
  type Treatment,
  treatmentWords,
} from '@/strategy-model';
import { useManager, useStrategy, whole } from '../manager/ManagerContext';
import { tableWords } from '../manager/placeWords';
import { tablePath } from '../manager/selection';
import { CellEditor } from './CellEditor';
import { copy, pasted } from './clipboard';
import {
  type Filled,
  fillDown,
  fillRight,
  inRange,
  pasteInto,
  rangeOf,
  readRange,
  type Spot,
  spotsOf,
} from './range';
import { RuleCell } from './RuleCell';
import classes from './RuleTable.module.css';

interface Props {
  table: TableRef;
  /** Rows: attempts from 1, and `null` for all. */
  attempts: readonly (number | null)[];
  /** Columns: statuses, and `null` for all. */
  statuses: readonly (string | null)[];
  /** The row that stands for all later attempts. */
  last: number;
}

/** A table attempt × status, worked like a spreadsheet (R14). What a cell has from elsewhere is dimmed. */
export function RuleTable({ table, attempts, statuses, last }: Props) {
  const { t } = useTranslation('strategy');
  const { qualifications, edit, lang } = useManager();
  const strategy = useStrategy(whole);
  const [focus, setFocus] = useState<Spot>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Spot | null>(null);
  const [editing, setEditing] = useState<Spot | null>(null);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const moves = useRef(false);
  const systemClipboard = useClipboard();

  const rules = tableOf(strategy, table);
  const path = tablePath(table);
  const number = table.level === 'strategy' ? null : at(strategy.number, table.number);
  const lastSpot: Spot = { row: attempts.length - 1, column: statuses.length - 1 };
  const spot: Spot = {
    row: Math.min(focus.row, lastSpot.row),
    column: Math.min(focus.column, lastSpot.column),
  };
  const range = rangeOf(anchor ?? spot, spot);
  const cellAt = ({ row, column }: Spot): Cell => ({
    attempt: attempts[row] ?? null,
    status: statuses[column] ?? null,
  });

  // The arrows move the focus of the browser too, once the table is drawn with its new cell.
  useEffect(() => {
    if (!moves.current) return;
    moves.current = false;
    body.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [focus]);

  const heldAt = (where: Spot) => held(strategy, table, cellAt(where), qualifications);
  /** What a cell says, its own or not, as it would be copied. */
  const read = (where: Spot): Treatment | null => {
    const what = heldAt(where);
    if (what.by === 'gives_up') return { recall: { give_up_number: true } };
    if (what.by !== 'rule') return null;
    const { recall, message } = what.rule;
    return message === undefined ? { recall } : { recall, message };
  };
  const put = (filled: readonly Filled[]) =>
    edit(
      setCells(
        table,
        filled.map(({ spot, treatment }) => ({ cell: cellAt(spot), treatment })),
      ),
    );

  const actions = {
    copy: () => {
      const rows = readRange(range, read);
      copy(rows);
      systemClipboard.copy(
        rows
          .map((row) => row.map((one) => (one === null ? '' : treatmentWords(one, [], lang))).join('\t'))
          .join('\n'),
      );
    },
    paste: () => put(pasteInto(range, pasted(), lastSpot)),
    right: () => put(fillRight(range, read, lastSpot)),
    down: () => put(fillDown(range, read, lastSpot)),
    clear: () => put(spotsOf(range).map((spot) => ({ spot, treatment: null }))),
  };

  const go = (row: number, column: number, extend: boolean) => {
    setAnchor(extend ? (anchor ?? spot) : null);
    moves.current = true;
    setFocus({
      row: Math.min(lastSpot.row, Math.max(0, row)),
      column: Math.min(lastSpot.column, Math.max(0, column)),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The editor of a cell is drawn elsewhere, but what is typed in it comes by here.
    if (!event.currentTarget.contains(event.target as Node)) return;
    const { key, shiftKey } = event;
    const withControl: Record<string, () => void> = {
      c: actions.copy,
      v: actions.paste,
      r: actions.right,
      d: actions.down,
    };
    const plain: Record<string, () => void> = {
      ArrowUp: () => go(spot.row - 1, spot.column, shiftKey),
      ArrowDown: () => go(spot.row + 1, spot.column, shiftKey),
      ArrowLeft: () => go(spot.row, spot.column - 1, shiftKey),
      ArrowRight: () => go(spot.row, spot.column + 1, shiftKey),
      Home: () => go(spot.row, 0, shiftKey),
      End: () => go(spot.row, lastSpot.column, shiftKey),
      Enter: () => setEditing(spot),
      F2: () => setEditing(spot),
      Delete: actions.clear,
      Backspace: actions.clear,
      Escape: () => setAnchor(null),
    };
    const action = event.ctrlKey || event.metaKey ? withControl[key.toLowerCase()] : plain[key];
    if (action === undefined || event.altKey) return;
    event.preventDefault();
    action();
  };
  // One listener for all cells: a cell is drawn again only when it says something else.
  const onFocus = (event: FocusEvent) => {
    const where = spotOf(event);
    if (where === null || (where.row === spot.row && where.column === spot.column)) return;
    setAnchor(null);
    setFocus(where);
  };
  const onClick = (event: MouseEvent) => {
    const where = spotOf(event);
    if (where === null) return;
    setAnchor(event.shiftKey ? (anchor ?? spot) : null);
    setFocus(where);
    if (!event.shiftKey) setEditing(where);
  };
  const onContextMenu = (event: MouseEvent) => {
    const where = spotOf(event);
    if (where === null) return;
    event.preventDefault();
    if (!inRange(range, where)) {
      setAnchor(null);
      setFocus(where);
    }
    setMenu({ x: event.clientX, y: event.clientY });
  };

  const heads = useMemo(
    () =>
      statuses.map((status) => ({
        status,
        name: status === null && statuses.length > 1 ? t('rules.other_statuses') : statusName(status, lang),
        texts: number?.texts_accepted
          ? (number.text ?? []).find((list) => list.status === status)?.templates
          : undefined,
      })),
    [statuses, number, lang, t],
  );

  return (
    <>
      <div className={classes.scroller}>
        <Box
          component="table"
          role="grid"
          className={classes.table}
          aria-label={tableWords(strategy, table, lang)}
          aria-multiselectable
        >
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                {t('rules.attempt')}
              </th>
              {heads.map(({ status, name, texts }) => (
                <th key={status ?? '*'} scope="col">
                  {name}
                  {texts && <span className={classes.texts}>{textsWords(texts, lang)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <Box
            component="tbody"
            ref={body}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
            onClick={onClick}
            onContextMenu={onContextMenu}
          >
            {attempts.map((attempt, row) => (
              <tr key={attempt ?? '*'}>
                <th scope="row">
                  {attempt === null && attempts.length > 1
                    ? t('rules.other_attempts')
                    : attemptWords(attempt, last, lang)}
                </th>
                {heads.map(({ status }, column) => {
                  const where = { row, column };
                  const own = ownRule(rules, { attempt, status });
                  const index = own === undefined ? -1 : rules.indexOf(own);
                  const what = heldAt(where);
                  const here = spot.row === row && spot.column === column;
                  return (
                    <RuleCell
                      key={status ?? '*'}
                      row={row}
                      column={column}
                      by={what.by}
                      treatment={what.by === 'rule' ? what.rule : null}
                      from={
                        own === undefined && what.by === 'rule'
                          ? tableWords(strategy, what.table, lang)
                          : undefined
                      }
                      own={own !== undefined}
                      lang={lang}
                      focusable={here}
                      chosen={inRange(range, where)}
                      place={index < 0 ? undefined : `${path}[${index}]`}
                      editor={
                        editing?.row === row && editing.column === column ? (
                          <CellEditor
                            table={table}
                            cell={{ attempt, status }}
                            last={last}
                            onClose={() => {
                              setEditing(null);
                              moves.current = true;
                              setFocus({ ...where });
                            }}
                          />
                        ) : null
                      }
                    />
                  );
                })}
              </tr>
            ))}
          </Box>
        </Box>
      </div>
      <Menu
        opened={menu !== null}
        onChange={(opened) => !opened && setMenu(null)}
        position="bottom-start"
        withinPortal
      >
        <Menu.Target>
          <span style={{ position: 'fixed', left: menu?.x ?? 0, top: menu?.y ?? 0 }} aria-hidden />
        </Menu.Target>
        <Menu.Dropdown>
          {(['copy', 'paste', 'right', 'down', 'clear'] as const).map((name) => (
            <Menu.Item
              key={name}
              onClick={actions[name]}
              rightSection={<kbd className={classes.keys}>{t(`rules.keys.${name}`)}</kbd>}
            >
              {t(`rules.${name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** The cell that an event came from; what opens over a cell lies outside of the table on the page. */
function spotOf({ target, currentTarget }: { target: EventTarget; currentTarget: Element }): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-row]') : null;
  if (cell === null || !currentTarget.contains(cell)) return null;
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { at, duplicateNumber, freeName, moveNumber, NUMBERS_MAX, PLANNINGS_MAX } from '@/strategy-model';
import { planningLook } from '@/theme/plannings';
import { FindingMark } from './FindingMark';
import { useManager, useNumber } from './ManagerContext';
import classes from './NumberList.module.css';
import { selectNumber, type Shown } from './selection';
import { useAddPlanning } from './useAddPlanning';
import { useRemoveNumber } from './useRemoveNumber';

interface Props {
  id: string;
  index: number;
  /** Index of the last number. */
  last: number;
  /** What is shown of it; null: another number is worked on. */
  shown: Shown | null;
}

/** A number with its plannings. */
export const NumberItem = memo(function NumberItem({ id, index, last, shown }: Props) {
  const { t } = useTranslation('strategy');
  const { document, present, edit, select } = useManager();
  const name = useNumber(index, (number) => number.name);
  const plannings = useNumber(index, (number) => number.planning) ?? [];
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id });
  const addPlanning = useAddPlanning(index);
  const remove = useRemoveNumber();
  const chosen = shown !== null;
  const [menuOpen, setMenuOpen] = useState(false);

  const move = (to: number) => {
    edit(moveNumber(index, to));
    select(shown === null ? selectNumber(present(), to) : { number: to, shown });
  };
  const duplicate = () => {
    const strategy = present();
    const number = at(strategy.number, index);
    const taken = strategy.number.map((one) => one.column);
    const column = document.phone_columns.find((name) => !taken.includes(name)) ?? number.column;
    const name = freeName(
      strategy.number.map((one) => one.name),
      number.name,
    );
    edit(duplicateNumber(index, name, column));
    select(selectNumber(strategy, index + 1));
  };

  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-chosen={chosen || undefined}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Transform.toString(transform), transition }}
    >
      <div className={classes.row}>
        <ActionIcon
          ref={setActivatorNodeRef}
          variant="transparent"
          color="gray"
          size="sm"
          className={classes.grip}
          {...attributes}
          {...listeners}
          aria-label={t('numbers.drag', { tel: id })}
        >
          <IconGripVertical size={14} aria-hidden />
        </ActionIcon>
        <UnstyledButton
          className={classes.name}
          aria-current={chosen || undefined}
          data-place={`number[${index}]`}
          onClick={() => select(selectNumber(present(), index))}
        >
          <b>{id}</b> {name}
        </UnstyledButton>
        <FindingMark place={`number[${index}]`} />
        <Menu position="bottom-end" withinPortal opened={menuOpen} onChange={setMenuOpen}>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('numbers.menu', { tel: id })}
              // After a click the focus stays here, where the menu does not hear the key.
              onKeyDown={({ key }) => key === 'Escape' && setMenuOpen(false)}
            >
              <IconDots size={14} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowUp size={14} />}
              disabled={index === 0}
              onClick={() => move(index - 1)}
            >
              {t('numbers.up')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={14} />}
              disabled={index === last}
              onClick={() => move(index + 1)}
            >
              {t('numbers.down')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCopy size={14} />}
              disabled={last + 1 >= NUMBERS_MAX}
              onClick={duplicate}
            >
              {t('numbers.duplicate')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={14} />}
              c="var(--mantine-color-error)"
              disabled={last === 0}
              onClick={() => remove(index)}
              title={last === 0 ? t('numbers.only') : undefined}
            >
              {t('numbers.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <ul className={classes.plannings}>
        {plannings.map((planning, place) => (
          <li key={place} className={classes.planning}>
            <span
              className={classes.swatch}
              style={{ background: planningLook(place).background }}
              aria-hidden
            />
            <UnstyledButton
              className={classes.name}
              aria-current={(shown?.kind === 'planning' && shown.planning === place) || undefined}
              onClick={() => select({ number: index, shown: { kind: 'planning', planning: place } })}
            >
              {planning.name || t('plannings.unnamed')}
            </UnstyledButton>
            <FindingMark place={`number[${index}].planning[${place}]`} />
          </li>
        ))}
        {plannings.length < PLANNINGS_MAX && (
          <li className={classes.planning}>
            <UnstyledButton
              className={classes.add}
              onClick={addPlanning}
              aria-label={t('plannings.add_to', { tel: id })}
            >
              <IconPlus size={12} aria-hidden /> {t('plannings.add')}
            </UnstyledButton>
          </li>
        )}
      </ul>
    </li>
  );
});

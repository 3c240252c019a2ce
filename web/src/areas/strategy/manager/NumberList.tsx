import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { restrictToVerticalAxis } from './restrictToVerticalAxis';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addNumber, freeName, moveNumber, newNumber, NUMBERS_MAX } from '@/strategy-model';
import { useManager, useSelection, useStrategy } from './ManagerContext';
import { NumberItem } from './NumberItem';
import classes from './NumberList.module.css';
import { selectNumber } from './selection';

/** The numbers in their order, each with its plannings beneath. Reordered by dragging, or from the keyboard: Space, arrows, Space. */
export const NumberList = memo(function NumberList() {
  const { t } = useTranslation('strategy');
  const { document, present, edit, select } = useManager();
  const selection = useSelection();
  const count = useStrategy(({ number }) => number.length);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = useMemo(() => Array.from({ length: count }, (_, index) => `TEL${index + 1}`), [count]);
  const full = count >= NUMBERS_MAX;

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
    if (to < 0 || from === to) return;
    edit(moveNumber(from, to));
    select(selection.number === from ? { ...selection, number: to } : selectNumber(present(), to));
    notifications.show({ message: t('numbers.moved', { from: ids[from], to: ids[to] }) });
  };
  const add = () => {
    const strategy = present();
    const taken = strategy.number.map((number) => number.column);
    const column =
      document.phone_columns.find((name) => !taken.includes(name)) ?? document.phone_columns[0] ?? '';
    const name = freeName(
      strategy.number.map((number) => number.name),
      t('numbers.name', { n: strategy.number.length + 1 }),
    );
    const callerId = strategy.number.at(-1)?.caller_id ?? { show: 'hidden' };
    edit(addNumber(newNumber(name, column, callerId)));
    select({ number: strategy.number.length, shown: { kind: 'number' } });
  };

  return (
    <section aria-labelledby="numbers">
      <Title order={2} id="numbers" fz="sm" mb={4}>
        {t('numbers.title')}
      </Title>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        modifiers={[restrictToVerticalAxis]}
        onDragEnd={onDragEnd}
        accessibility={{ screenReaderInstructions: { draggable: t('numbers.drag_help') } }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol className={classes.list}>
            {ids.map((id, index) => (
              <NumberItem
                key={id}
                id={id}
                index={index}
                last={count - 1}
                shown={selection.number === index ? selection.shown : null}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button
        variant="subtle"
        size="compact-sm"
        mt={4}
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={full}
        onClick={add}
        title={full ? t('numbers.full') : undefined}
      >
        {t('numbers.add')}
      </Button>
    </section>
  );
});

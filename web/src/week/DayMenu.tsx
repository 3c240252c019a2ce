import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLang } from '@/format';
import { at, copyDay, DAY_NAMES, DAY_SHORT, FULL_WEEK, minus, type Week, WEEKDAYS } from '@/strategy-model';
import { allowedPart, type Canvas, NOTHING_REFUSED, type Refused, weekOfArea } from './brush';

interface Props {
  weekday: number;
  disabled: boolean;
  canvas: Canvas;
  layer: number | null;
  onChange: (week: Week, refused: Refused) => void;
}

const WORKDAYS = [0, 1, 2, 3, 4];
const ALL = [0, 1, 2, 3, 4, 5, 6];

/** The head of a day: its hours copied to other days, or erased. */
export function DayMenu({ weekday, disabled, canvas, layer, onChange }: Props) {
  const { t } = useTranslation('week');
  const lang = useLang();
  const name = at(DAY_NAMES[lang], weekday);

  const copyTo = (days: readonly number[]) => {
    if (layer === null) return;
    const others = days.filter((day) => day !== weekday);
    const wish = copyDay(at(canvas.layers, layer), weekday, others, FULL_WEEK);
    const { week, refused } = allowedPart(canvas, layer, wish);
    onChange(week, refused);
  };
  const erase = () => {
    if (layer === null) return;
    const day = weekOfArea({ firstDay: weekday, lastDay: weekday, span: { from: 0, to: 1440 } });
    onChange(minus(at(canvas.layers, layer), day), NOTHING_REFUSED);
  };

  return (
    <Menu position="bottom" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          px={2}
          fullWidth
          disabled={disabled}
          tabIndex={disabled ? -1 : 0}
          aria-label={`${at(DAY_SHORT[lang], weekday)} ${t('day_menu', { day: name })}`}
          rightSection={disabled ? null : <IconChevronDown size={11} aria-hidden />}
          styles={{ section: { marginInlineStart: 2 } }}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {at(DAY_SHORT[lang], weekday)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('copy_to', { day: name })}</Menu.Label>
        <Menu.Item onClick={() => copyTo(WORKDAYS)}>{t('workdays')}</Menu.Item>
        <Menu.Item onClick={() => copyTo(ALL)}>{t('all_days')}</Menu.Item>
        {WEEKDAYS.map(
          (key, day) =>
            day !== weekday && (
              <Menu.Item key={key} onClick={() => copyTo([day])}>
                {at(DAY_NAMES[lang], day)}
              </Menu.Item>
            ),
        )}
        <Menu.Divider />
        <Menu.Item onClick={erase}>{t('erase_day')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { memo } from 'react';
import { useLang } from '@/format';
import { DAY_NAMES, type Week } from '@/strategy-model';
import type { Canvas, Refused } from './brush';
import { DayMenu } from './DayMenu';
import classes from './WeekGrid.module.css';

interface Props {
  canvas: Canvas;
  layer: number | null;
  onChange: (week: Week, refused: Refused) => void;
}

/** The heads of the days. A stroke under way leaves them alone. */
export const DayHeads = memo(function DayHeads({ canvas, layer, onChange }: Props) {
  const lang = useLang();
  return (
    <div className={classes.heads} role="row" aria-rowindex={1}>
      {DAY_NAMES[lang].map((name, weekday) => (
        <div key={name} className={classes.head} role="columnheader" aria-colindex={weekday + 1}>
          <DayMenu
            weekday={weekday}
            disabled={layer === null}
            canvas={canvas}
            layer={layer}
            onChange={onChange}
          />
        </div>
      ))}
    </div>
  );
});

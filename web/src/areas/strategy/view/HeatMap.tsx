import { Box } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WeekHours } from '@/api/types';
import { useLang } from '@/format';
import {
  at,
  DAY_NAMES,
  DAY_SHORT,
  heatWeek,
  parseWeek,
  spanWords,
  type Strategy,
  type Week,
  WEEKDAYS,
} from '@/strategy-model';
import { shownHours } from '@/week/geometry';
import classes from './HeatMap.module.css';

const HOUR_PX = 28;
/** Stretches lower than this have no room for words. */
const WORDS_PX = 14;

interface Props {
  strategy: Strategy;
  hours: WeekHours;
  /** Hours to hatch, in which contacts cannot be called: none of them, or some. */
  holes: { every: Week; some: Week };
}

/** Which numbers may be called when: the more, the darker. Open hours in which none may are holes. */
export function HeatMap({ strategy, hours, holes }: Props) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const opening = useMemo(() => parseWeek(hours), [hours]);
  const heat = useMemo(() => heatWeek(strategy, opening), [strategy, opening]);
  const shown = shownHours([opening]);
  const px = (minutes: number) => (minutes / 60) * HOUR_PX;
  const rows = Array.from({ length: (shown.to - shown.from) / 60 }, (_, row) => shown.from / 60 + row);
  return (
    <Box className={classes.scroller} tabIndex={0} role="group" aria-label={t('view.heat')}>
      <div className={classes.map} style={{ ['--hour-px' as string]: `${HOUR_PX}px` }}>
        <div aria-hidden className={classes.hours} style={{ blockSize: px(shown.to - shown.from) }}>
          {rows.map((hour) => (
            <span key={hour} style={{ insetBlockStart: px(hour * 60 - shown.from) }}>
              {hour}
            </span>
          ))}
        </div>
        {WEEKDAYS.map((key, day) => (
          <section key={key} aria-label={at(DAY_NAMES[lang], day)}>
            <div className={classes.head} aria-hidden>
              {at(DAY_SHORT[lang], day)}
            </div>
            <ul className={classes.day} style={{ blockSize: px(shown.to - shown.from) }}>
              {at(heat, day).map(({ from, to, numbers }) => {
                const tels = numbers.map((index) => `TEL${index + 1}`).join(' ');
                const share = Math.round((100 * numbers.length) / strategy.number.length);
                return (
                  <li
                    key={from}
                    className={classes.stretch}
                    data-hole={numbers.length === 0 || undefined}
                    data-low={px(to - from) < WORDS_PX || undefined}
                    title={`${spanWords({ from, to })} ${tels || t('view.hole')}`}
                    style={{
                      insetBlockStart: px(from - shown.from),
                      blockSize: px(to - from),
                      ['--share' as string]: `${15 + share * 0.35}%`,
                    }}
                  >
                    <span className="visually-hidden">{spanWords({ from, to })}</span>{' '}
                    <span className={classes.tels}>{tels || t('view.hole')}</span>
                  </li>
                );
              })}
              {(['every', 'some'] as const).flatMap((part) =>
                at(holes[part], day).map(({ from, to }) => (
                  <li
                    key={`${part}/${from}`}
                    aria-hidden
                    className={classes.lack}
                    data-part={part}
                    style={{ insetBlockStart: px(from - shown.from), blockSize: px(to - from) }}
                  />
                )),
              )}
            </ul>
          </section>
        ))}
      </div>
    </Box>
  );
}

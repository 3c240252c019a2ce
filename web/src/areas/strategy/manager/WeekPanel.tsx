import { Title } from '@mantine/core';
import { memo, useCallback, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hole } from '@/api/types';
import { isEmpty, parseWeek, setHours, telName, type Week, weekWords } from '@/strategy-model';
import { planningLook } from '@/theme/plannings';
import type { Mark } from '@/week/types';
import { WeekEditor } from '@/week/WeekEditor';
import { HoleBar } from '../holes/HoleBar';
import { useHoles } from '../holes/useHoles';
import { FieldFindings } from './FindingMark';
import { KnownContext } from './FindingsProvider';
import { useFindings, useManager, useNumber, useSelection } from './ManagerContext';
import classes from './Manager.module.css';
import { PlanningLegend } from './PlanningLegend';
import { findingsWithin } from './selection';
import { marksOf } from './marks';
import { useSame } from './useSame';

const NO_HOLES: readonly Hole[] = [];
const LEGEND = <PlanningLegend />;

/** The plannings of the chosen number on one week, and the holes that the strategy as a whole leaves in it. */
export const WeekPanel = memo(function WeekPanel() {
  const { t } = useTranslation('strategy');
  const { document, edit, select, lang } = useManager();
  const selection = useSelection();
  const findings = useFindings();
  const index = selection.number;
  const name = useNumber(index, (number) => number.name) ?? '';
  const plannings = useNumber(index, (number) => number.planning);
  const active = selection.shown.kind === 'planning' ? selection.shown.planning : null;
  const place = `number[${index}].planning`;

  const layers = useMemo(
    () =>
      (plannings ?? []).map((planning, layer) => ({
        name: planning.name,
        week: parseWeek(planning.hours),
        look: planningLook(layer),
      })),
    [plannings],
  );
  const opening = useMemo(() => parseWeek(document.hours), [document.hours]);
  const known = useContext(KnownContext);
  const holes = useHoles(known?.holes ?? NO_HOLES);
  const { every, some } = holes.weeks;
  const marks = useSame([
    ...holeMarks('hole', every, t('holes.mark', { cells: weekWords(every, lang) })),
    ...holeMarks('hole-part', some, t('holes.mark_some', { cells: weekWords(some, lang) })),
    ...marksOf(findingsWithin(findings, place), lang),
  ]);
  const paint = useCallback(
    (layer: number, week: Week) => edit(setHours(index, layer, week), `paint/${index}`),
    [edit, index],
  );
  const pick = useCallback(
    (planning: number) => select({ number: index, shown: { kind: 'planning', planning } }),
    [select, index],
  );

  return (
    <section className={classes.panel} aria-labelledby="week" data-place={place}>
      <Title order={2} id="week" mb="xs">
        {t('week.title', { tel: telName(index, name) })}
      </Title>
      <WeekEditor
        key={index}
        label={t('week.title', { tel: telName(index, name) })}
        legend={LEGEND}
        layers={layers}
        active={active}
        allowed={opening}
        marks={marks}
        onChange={paint}
        onPick={pick}
      />
      <HoleBar holes={holes} known={known !== null} />
      {active !== null && <FieldFindings place={`${place}[${active}].hours`} />}
    </section>
  );
});

const holeMarks = (severity: Mark['severity'], week: Week, message: string): Mark[] =>
  isEmpty(week) ? [] : [{ severity, week, message }];

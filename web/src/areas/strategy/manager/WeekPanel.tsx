import { Title } from '@mantine/core';
import { memo, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cellsOf,
  heatWeek,
  merged,
  parseWeek,
  same,
  setHours,
  type Strategy,
  telName,
  type Week,
  weekWords,
} from '@/strategy-model';
import { planningLook } from '@/theme/plannings';
import { WeekEditor } from '@/week/WeekEditor';
import { FieldFindings } from './FindingMark';
import { useFindings, useManager, useNumber, useSelection, useStrategy } from './ManagerContext';
import classes from './Manager.module.css';
import { PlanningLegend } from './PlanningLegend';
import { findingsWithin } from './selection';
import { marksOf } from './marks';
import { useSame } from './useSame';

/** The plannings of the chosen number on one week. */
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
  const holes = useStrategy(useMemo(() => holesWithin(opening), [opening]));
  const hole = cellsOf(holes).length > 0;
  const words = t('week.hole', { cells: weekWords(holes, lang) });
  const marks = useSame([
    ...(hole ? [{ severity: 'info', week: holes, message: words } as const] : []),
    ...marksOf(findingsWithin(findings, place), lang),
  ]);
  const legend = useMemo(() => <PlanningLegend holes={hole} />, [hole]);
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
        legend={legend}
        layers={layers}
        active={active}
        allowed={opening}
        marks={marks}
        onChange={paint}
        onPick={pick}
      />
      {active !== null && <FieldFindings place={`${place}[${active}].hours`} />}
    </section>
  );
});

/** Finds the holes; as long as they stay where they are, they are the same ones. */
function holesWithin(opening: Week): (strategy: Strategy) => Week {
  let known: { strategy: Strategy; holes: Week } | null = null;
  return (strategy) => {
    if (known?.strategy === strategy) return known.holes;
    const now = holesOf(heatWeek(strategy, opening));
    known = { strategy, holes: known !== null && same(known.holes, now) ? known.holes : now };
    return known.holes;
  };
}

/** Open hours in which no number may be called. */
const holesOf = (heat: ReturnType<typeof heatWeek>): Week =>
  heat.map((stretches) => merged(stretches.filter(({ numbers }) => numbers.length === 0)));

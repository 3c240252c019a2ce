import { Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cellsOf,
  heatWeek,
  merged,
  parseWeek,
  setHours,
  telName,
  type Week,
  weekWords,
} from '@/strategy-model';
import { planningLook } from '@/theme/plannings';
import type { Mark } from '@/week/types';
import { WeekEditor } from '@/week/WeekEditor';
import { FieldFindings } from './FindingMark';
import { useManager } from './ManagerContext';
import classes from './Manager.module.css';
import { PlanningLegend } from './PlanningLegend';
import { findingsWithin } from './selection';
import { marksOf } from './marks';

/** The plannings of the chosen number on one week. */
export function WeekPanel() {
  const { t } = useTranslation('strategy');
  const { document, strategy, edit, selection, select, findings, lang } = useManager();
  const index = selection.number;
  const name = strategy.number[index]?.name ?? '';
  const plannings = strategy.number[index]?.planning;
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
  const holes = useMemo(() => holesOf(heatWeek(strategy, opening)), [strategy, opening]);
  const marks = useMemo(() => {
    const hole: Mark[] =
      cellsOf(holes).length === 0
        ? []
        : [{ severity: 'info', week: holes, message: t('week.hole', { cells: weekWords(holes, lang) }) }];
    return [...hole, ...marksOf(findingsWithin(findings, place), lang)];
  }, [holes, findings, place, lang, t]);

  return (
    <section className={classes.panel} aria-labelledby="week" data-place={place}>
      <Title order={2} id="week" mb="xs">
        {t('week.title', { tel: telName(index, name) })}
      </Title>
      <WeekEditor
        key={index}
        label={t('week.title', { tel: telName(index, name) })}
        legend={<PlanningLegend holes={cellsOf(holes).length > 0} />}
        layers={layers}
        active={active}
        allowed={opening}
        marks={marks}
        onChange={(layer, week) => edit(setHours(index, layer, week), `paint/${index}`)}
        onPick={(planning) => select({ number: index, shown: { kind: 'planning', planning } })}
      />
      {active !== null && <FieldFindings place={`${place}[${active}].hours`} />}
    </section>
  );
}

/** Open hours in which no number may be called. */
const holesOf = (heat: ReturnType<typeof heatWeek>): Week =>
  heat.map((stretches) => merged(stretches.filter(({ numbers }) => numbers.length === 0)));

import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { KeyFigures } from '../results/KeyFigures';
import type { Snapshot } from '@/api/types';

/** Agents, calls and contacts of this moment. */
export function LiveFigures({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { agents, today, trunks } = snapshot;
  const some = (value: number) => format.number(value);
  const met = snapshot.day.quarters.reduce((sum, { reached }) => sum + reached, today.abandoned);
  const lines_max = trunks.reduce((sum, { calls_max }) => sum + calls_max, 0);
  return (
    <KeyFigures
      figures={[
        { label: t('agents.free'), value: some(agents.free), note: t('of', { n: some(agents.count) }) },
        { label: t('agents.talking'), value: some(agents.talking) },
        { label: t('agents.wrapping'), value: some(agents.wrapping) },
        {
          label: t('in_flight'),
          value: some(snapshot.in_flight),
          note: trunks.length === 0 ? undefined : t('of_lines', { n: some(lines_max) }),
        },
        { label: t('callable'), value: some(snapshot.callable_now), note: t('now') },
        { label: t('waiting'), value: some(snapshot.waiting + snapshot.unplanned) },
        {
          label: t('today'),
          value: some(today.calls),
          note: t('per_second', { n: some(Math.round(snapshot.calls_per_second * 10) / 10) }),
        },
        {
          label: t('abandoned'),
          value: format.percent(met === 0 ? 0 : today.abandoned / met),
          note: t('abandoned_of', { n: some(today.abandoned), met: some(met) }),
        },
      ]}
    />
  );
}

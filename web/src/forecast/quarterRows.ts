import type { Band, Forecast, ForecastQuarter } from '@/api/types';
import type { Cell } from '@/areas/results/csv';
import { toLocal } from '@/format/zoned';

const BANDS = [
  'callable',
  'calls',
  'answers',
  'busy_agents',
  'occupancy_percent',
  'idle_agent_s',
  'abandoned',
  'texts',
  'messages',
] as const satisfies (keyof ForecastQuarter)[];
const PARTS = ['mean', 'low', 'high'] as const satisfies (keyof Band)[];

/** Every figure of every quarter-hour, under the names that the API gives them; times are those of the campaign's clocks. */
export const quarterRows = ({ quarters, zone }: Forecast): { headings: string[]; rows: Cell[][] } => ({
  headings: ['at', 'agents', ...BANDS.flatMap((name) => PARTS.map((part) => `${name}_${part}`))],
  rows: quarters.map((quarter) => [
    toLocal(quarter.at, zone).replace('T', ' '),
    quarter.agents,
    ...BANDS.flatMap((name) => PARTS.map((part) => quarter[name][part])),
  ]),
});

import type { LawPreset } from '@/api/types';

/** The rule sets in the order in which they are offered: those for the campaign's own country first. */
export const offered = (presets: readonly LawPreset[], country: string): LawPreset[] => [
  ...presets.filter(({ countries }) => countries.includes(country)),
  ...presets.filter(({ countries }) => !countries.includes(country)),
];

/** The chosen ones in the order of the campaign; `null` for names that no shipped set has. */
export const chosen = (presets: readonly LawPreset[], names: readonly string[]) =>
  names.map((name) => ({ name, preset: presets.find((preset) => preset.name === name) ?? null }));

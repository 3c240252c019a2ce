/** What the figures are drawn in: shades of the one accent colour, told apart on both backgrounds. */
export const REACHED = 'light-dark(var(--mantine-color-ink-8), var(--mantine-color-ink-2))';
export const NOT_REACHED = 'light-dark(var(--mantine-color-ink-4), var(--mantine-color-ink-5))';

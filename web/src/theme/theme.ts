import {
  createTheme,
  mergeThemeOverrides,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent colour. */
const ink: MantineColorsTuple = [
  '#f2f0fb',
  '#e0dcf2',
  '#bfb7e2',
  '#9f93d4',
  '#8879cb',
  '#7363c0',
  '#5d4db1',
  '#4c3e9f',
  '#41348b',
  '#352a74',
];

const SANS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: SANS,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', fz: 'sm' } },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: true } },
    },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } },
    // It is an element between a menu and its items, where assistive technology expects none.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // Their `header` would count as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
  },
});

/** What buttons that show only a sign are called. */
interface Words {
  close: string;
  showPassword: string;
}

/** The theme with the words that Mantine leaves out, or says in English. */
export function worded({ close, showPassword }: Words) {
  const closed = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
  const PasswordInput = { defaultProps: { visibilityToggleButtonProps: { 'aria-label': showPassword } } };
  return mergeThemeOverrides(theme, {
    components: { Modal: closed, Drawer: closed, Notification: closed, PasswordInput },
  });
}

/** Mantine's quiet text is too pale to be read on its own surfaces (4.5 : 1). */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565e66',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-error': '#c22525',
    '--rappel-surface': '#ffffff',
    '--rappel-page': '#f6f6f9',
    '--rappel-line': '#dddde5',
    '--rappel-warning': '#855600',
  },
  dark: {
    '--mantine-color-dimmed': '#a9adb3',
    '--mantine-color-placeholder': '#9297a0',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': 'var(--mantine-color-ink-2)',
    '--rappel-surface': '#222226',
    '--rappel-page': '#19191c',
    '--rappel-line': '#3a3a42',
    '--rappel-warning': '#f3c969',
  },
});

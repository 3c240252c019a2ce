import { Box, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Page.module.css';
import { usePageTitle } from './usePageTitle';

interface Props {
  title: string;
  /** Names the page in the tab of the browser, when the title alone does not say enough. */
  tabTitle?: string;
  /** Buttons at the end of the title's line. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page outside of a campaign: its title, what can be done, and the rest. */
export function Page({ title, tabTitle, actions, children }: Props) {
  usePageTitle(tabTitle ?? title);
  return (
    <Box className={classes.page}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={1}>{title}</Title>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

import { Box, Group, Text, Title, type BoxProps } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './Panel.module.css';

interface Props extends BoxProps {
  title?: string;
  /** One sentence beneath the title. */
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A surface that holds one subject of a page. */
export function Panel({ title, hint, actions, children, ...box }: Props) {
  const id = useId();
  return (
    <Box
      component="section"
      className={classes.panel}
      aria-labelledby={title === undefined ? undefined : id}
      {...box}
    >
      {title !== undefined && (
        <Group justify="space-between" align="flex-start" gap="xs" mb="sm" className={classes.head}>
          <div className={classes.words}>
            <Title order={2} id={id}>
              {title}
            </Title>
            {hint !== undefined && (
              <Text size="sm" c="dimmed">
                {hint}
              </Text>
            )}
          </div>
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </Group>
      )}
      {children}
    </Box>
  );
}

import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  icon: Icon;
  title: string;
  /** Of the heading: 1 where there is nothing else on the page. */
  level?: 1 | 2;
  /** Why there is nothing, and what to do next. */
  children: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, level = 2, children, action }: Props) {
  return (
    <Stack align="center" gap="xs" py={56} px="md" ta="center">
      <ThemeIcon size={48} radius="xl" variant="light">
        <Icon size={26} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <Title order={level}>{title}</Title>
      <Text size="sm" c="dimmed" maw={480}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}

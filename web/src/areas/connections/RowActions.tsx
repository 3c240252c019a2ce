import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { RowMenu } from './RowMenu';

type Action = 'test' | 'edit' | 'remove';

interface Props {
  name: string;
  test: { icon: ReactNode; label: string; labelOf: string };
  /** What opens for each action. */
  dialogs: Record<Action, (close: () => void) => ReactNode>;
}

/** What can be done with a connection of a list: try it, edit it, remove it. */
export function RowActions({ name, test, dialogs }: Props) {
  const [asked, setAsked] = useState<Action | null>(null);
  return (
    <>
      <Group gap={4} justify="flex-end" wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={test.icon}
          aria-label={test.labelOf}
          onClick={() => setAsked('test')}
        >
          {test.label}
        </Button>
        <RowMenu name={name} onEdit={() => setAsked('edit')} onRemove={() => setAsked('remove')} />
      </Group>
      {asked !== null && dialogs[asked](() => setAsked(null))}
    </>
  );
}

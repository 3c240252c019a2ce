import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ColourScheme } from '@/frame/ColourScheme';
import { Language } from '@/frame/Language';
import classes from './DoorPage.module.css';

/** What stands around the pages of somebody who is not signed in. */
export function DoorPage({ children }: { children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Group justify="space-between" mb="lg">
          <Group gap={8}>
            <img src="/favicon.svg" alt="" width={26} height={26} />
            <Text fw={650}>Rappel</Text>
          </Group>
          <Group gap={2}>
            <Language />
            <ColourScheme />
          </Group>
        </Group>
        {children}
      </div>
    </main>
  );
}

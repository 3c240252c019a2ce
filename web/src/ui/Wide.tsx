import { Box, type BoxProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends BoxProps {
  /** What it is, for who comes to it by keyboard. */
  label: string;
  /** Narrower than this it scrolls sideways. */
  minWidth: number;
  children: ReactNode;
}

/** A wide table within a narrow page: it scrolls sideways, by keyboard too. */
export function Wide({ label, minWidth, children, ...box }: Props) {
  return (
    <Box role="group" aria-label={label} tabIndex={0} pos="relative" style={{ overflowX: 'auto' }} {...box}>
      <div style={{ minInlineSize: minWidth }}>{children}</div>
    </Box>
  );
}

import { Badge, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';

const LOOKS = {
  good: { color: 'green', Icon: IconCheck },
  pending: { color: 'gray', Icon: IconLoader2 },
  bad: { color: 'red', Icon: IconAlertTriangle },
} as const;

interface Props {
  look: keyof typeof LOOKS;
  /** The state in a few words. */
  children: string;
  /** Why, where it is known. */
  why?: string | null;
}

/** How a connection stands: by colour, sign and words. */
export function Standing({ look, children, why }: Props) {
  const { color, Icon } = LOOKS[look];
  return (
    <>
      <Badge
        variant="light"
        color={color}
        c="var(--mantine-color-text)"
        miw="max-content"
        tt="none"
        leftSection={<Icon size={13} aria-hidden />}
      >
        {children}
      </Badge>
      {why != null && why !== '' && (
        <Text size="xs" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {why}
        </Text>
      )}
    </>
  );
}

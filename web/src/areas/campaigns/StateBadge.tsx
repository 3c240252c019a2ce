import { Badge } from '@mantine/core';
import { IconCircleDashed, IconFlag, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CampaignState } from '@/api/types';

const LOOKS = {
  draft: { color: 'gray', Icon: IconCircleDashed },
  running: { color: 'ink', Icon: IconPlayerPlayFilled },
  paused: { color: 'yellow', Icon: IconPlayerPauseFilled },
  finished: { color: 'gray', Icon: IconFlag },
} as const satisfies Record<CampaignState, unknown>;

/** The state of a campaign, by colour, sign and word. */
export function StateBadge({ state }: { state: CampaignState }) {
  const { t } = useTranslation('campaigns');
  const { color, Icon } = LOOKS[state];
  const waits = state === 'paused';
  return (
    <Badge
      color={color}
      variant="light"
      {...(waits && { c: 'var(--rappel-warning)' })}
      leftSection={<Icon size={11} aria-hidden />}
      tt="none"
    >
      {t(`state.${state}`)}
    </Badge>
  );
}

import { Badge } from '@mantine/core';
import { IconBroadcastOff, IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/session/SessionContext';

/** Whether a campaign really calls; where every call is simulated, the page says so already. */
export function NetworkBadge({ simulated }: { simulated: boolean }) {
  const { t } = useTranslation('campaigns');
  const { network } = useSession();
  if (simulated && network === 'simulated') return null;
  const Icon = simulated ? IconBroadcastOff : IconPhoneCall;
  return (
    <Badge
      variant="light"
      color={simulated ? 'yellow' : 'red'}
      c="var(--mantine-color-text)"
      tt="none"
      leftSection={<Icon size={13} aria-hidden />}
    >
      {t(simulated ? 'network.simulated' : 'network.real')}
    </Badge>
  );
}

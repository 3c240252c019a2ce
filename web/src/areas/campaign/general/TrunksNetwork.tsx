import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconBroadcastOff, IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Trunk } from '@/api/types';
import { networkOf } from './networkOf';

const LOOKS = {
  simulated: { color: 'yellow', Icon: IconBroadcastOff },
  real: { color: 'red', Icon: IconPhoneCall },
  mixed: { color: 'red', Icon: IconAlertTriangle },
} as const;

interface Props {
  trunks: Trunk[];
  /** Names of the trunks of the switch, once they are known. */
  configured: string[] | undefined;
}

/** Says whether the calls of these trunks will be simulated or real; before that is known, keeps the room for it. */
export function TrunksNetwork({ trunks, configured }: Props) {
  const { t } = useTranslation('campaign');
  const network = networkOf(
    trunks.map(({ name }) => name),
    configured ?? [],
  );
  const { color, Icon } = LOOKS[network];
  return (
    <Alert
      variant="light"
      color={color}
      my={6}
      py={6}
      icon={<Icon aria-hidden />}
      role="status"
      style={configured === undefined ? { visibility: 'hidden' } : undefined}
    >
      {t(`dialling.network.${network}`)}
    </Alert>
  );
}

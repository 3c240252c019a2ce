import { Badge } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StreamState } from './stream/eventStream';

interface Props {
  state: StreamState;
  /** The campaign's time up to which the numbers are known. */
  known: string | null;
}

/** Whether the numbers are of this moment. */
export function StreamNotice({ state, known }: Props) {
  const { t } = useTranslation('live');
  const lost = state === 'reconnecting';
  const Icon = lost ? IconPlugConnectedX : IconPlugConnected;
  return (
    <div role="status">
      <Badge
        variant={lost ? 'filled' : 'light'}
        color={lost ? 'yellow' : 'gray'}
        autoContrast
        tt="none"
        leftSection={<Icon size={13} aria-hidden />}
      >
        {lost && known !== null ? t('stream.reconnecting_since', { known }) : t(`stream.${state}`)}
      </Badge>
    </div>
  );
}

import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Phases } from '@/api/types';
import { useFormat } from '@/format';

/** How far a campaign is: contacts ended, of all; the rest by phase in words. */
export function PhaseBar({ contacts }: { contacts: Phases }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { unplanned, waiting, in_flight, ended } = contacts;
  const total = unplanned + waiting + in_flight + ended;
  if (total === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('contacts.none')}
      </Text>
    );
  }
  const words = [
    t('contacts.ended', { count: ended, n: format.number(ended), total: format.number(total) }),
    t('contacts.waiting', { count: waiting + unplanned, n: format.number(waiting + unplanned) }),
    ...(in_flight > 0 ? [t('contacts.in_flight', { count: in_flight, n: format.number(in_flight) })] : []),
  ];
  return (
    <>
      <Progress.Root size={6} mb={4}>
        <Progress.Section value={(100 * ended) / total} aria-label={t('contacts.progress')} />
        <Progress.Section value={(100 * in_flight) / total} color="ink.3" withAria={false} />
      </Progress.Root>
      <Text size="xs" c="dimmed">
        {words.join(' · ')}
      </Text>
    </>
  );
}

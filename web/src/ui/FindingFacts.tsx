import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '@/api/types';
import { useFormat } from '@/format';

/** What a finding of the analysis says beside its sentence: how many contacts it concerns, and whether it is settled. */
export function FindingFacts({ finding: { contacts, decided } }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!contacts && decided !== false) return null;
  return (
    <Group component="span" gap={8} display="inline-flex">
      {decided === false && (
        <Badge
          component="span"
          variant="outline"
          color="gray"
          size="xs"
          tt="none"
          title={t('finding.undecided_why')}
        >
          {t('finding.undecided')}
        </Badge>
      )}
      {contacts && (
        <Text span size="xs" c="dimmed">
          {t('finding.contacts', {
            count: contacts.count,
            contacts: format.number(contacts.count),
            total: format.number(contacts.total),
          })}
        </Text>
      )}
    </Group>
  );
}

import { Group, List, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding, Severity } from '@/api/types';
import { useLang } from '@/format';
import { FindingFacts } from './FindingFacts';

const LOOKS = {
  error: { color: 'var(--mantine-color-error)', Icon: IconCircleX },
  warning: { color: 'var(--rappel-warning)', Icon: IconAlertTriangle },
  info: { color: 'gray', Icon: IconInfoCircle },
} as const satisfies Record<Severity, unknown>;

const ORDER: Severity[] = ['error', 'warning', 'info'];

/** What the check found, worst first: where, and what. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <List spacing={6} listStyleType="none" size="sm">
      {sorted.map((finding, index) => {
        const { code, severity, place, message, label } = finding;
        const { color, Icon } = LOOKS[severity];
        return (
          <List.Item key={`${code} ${place.document} ${place.path} ${index}`}>
            <Group gap={8} wrap="nowrap" align="flex-start">
              <ThemeIcon size={20} variant="transparent" color={color}>
                <Icon size={17} role="img" aria-label={t(`severity.${severity}`)} />
              </ThemeIcon>
              <Text size="sm">
                <Text span fw={600}>
                  {label[lang]}
                </Text>
                {' — '}
                {message[lang]} <FindingFacts finding={finding} />
              </Text>
            </Group>
          </List.Item>
        );
      })}
    </List>
  );
}

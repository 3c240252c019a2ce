import { Button, Popover, ScrollArea } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Finding } from '@/api/types';
import { FindingList } from '@/ui/FindingList';

/** How many errors and warnings the campaign has, and which. */
export function FindingsButton({ findings, campaign }: { findings: Finding[]; campaign: number }) {
  const { t } = useTranslation('campaign');
  const [opened, { toggle, close }] = useDisclosure(false);
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const words = [
    ...(errors > 0 ? [t('findings.errors', { count: errors })] : []),
    ...(warnings > 0 ? [t('findings.warnings', { count: warnings })] : []),
  ];
  const Icon = errors > 0 ? IconCircleX : warnings > 0 ? IconAlertTriangle : IconCircleCheck;
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-end"
      width={460}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color={errors > 0 ? 'red' : 'gray'}
          c={errors > 0 ? 'var(--mantine-color-error)' : warnings > 0 ? 'var(--rappel-warning)' : undefined}
          leftSection={<Icon size={16} aria-hidden />}
          disabled={findings.length === 0}
          onClick={toggle}
        >
          {words.length > 0 ? words.join(' · ') : t('findings.ready')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="94vw">
        <ScrollArea.Autosize mah="60vh" tabIndex={0} aria-label={t('findings.title')}>
          <FindingList findings={findings} campaign={campaign} onFollow={close} />
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

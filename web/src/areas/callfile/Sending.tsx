import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';

interface Props {
  file: File;
  /** Of the file that has left, between 0 and 1. */
  share: number;
  onCancel?: () => void;
}

export function Sending({ file, share, onCancel }: Props) {
  const { t } = useTranslation('callfile');
  const format = useFormat();
  const label = t('import.sending', { name: file.name });
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {label}{' '}
          <Text span size="sm" c="dimmed">
            {format.percent(share)} · {format.bytes(file.size)}
          </Text>
        </Text>
        {onCancel !== undefined && (
          <Button variant="default" size="xs" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        )}
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={share * 100} aria-label={label} />
      </Progress.Root>
    </Stack>
  );
}

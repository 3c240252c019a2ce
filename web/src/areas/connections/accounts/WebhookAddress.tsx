import { ActionIcon, CopyButton, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Where a carrier tells receipts and replies, to be copied into its settings. */
export function WebhookAddress({ url, name }: { url: string; name: string }) {
  const { t } = useTranslation('connections');
  if (url === '')
    return (
      <Text size="xs" c="dimmed" maw={260}>
        {t('account.no_webhook')}
      </Text>
    );
  return (
    <Group gap={4} wrap="nowrap" mt={4}>
      <TextInput
        aria-label={t('account.webhook_url', { name })}
        readOnly
        size="xs"
        w={220}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Tooltip label={t(copied ? 'account.copied' : 'account.copy')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--mantine-color-text)"
              aria-label={t(copied ? 'account.copied' : 'account.copy')}
              onClick={copy}
            >
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}

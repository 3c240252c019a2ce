import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Law } from '@/api/types';
import { useSession } from '@/session/SessionContext';

const REASON_MAX = 500;

interface Props {
  onClose: () => void;
  onTaken: (responsibility: NonNullable<Law['responsibility']>) => void;
}

/** Asks whoever takes the responsibility to say so, and why. */
export function ResponsibilityDialog({ onClose, onTaken }: Props) {
  const { t } = useTranslation('campaign');
  const { account } = useSession();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const ready = sure && reason.trim() !== '';
  const take = () => {
    // To the second: what the document keeps.
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    onTaken({ by: account.name, at, reason: reason.trim() });
  };
  return (
    <Modal opened onClose={onClose} title={t('law.responsibility.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (ready) take();
        }}
      >
        <Stack>
          <Text size="sm">{t('law.responsibility.warning')}</Text>
          <Textarea
            label={t('law.responsibility.reason')}
            description={t('law.responsibility.reason_why')}
            required
            autosize
            minRows={2}
            maxRows={8}
            maxLength={REASON_MAX}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Checkbox
            label={t('law.responsibility.sure', { name: account.name })}
            checked={sure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color="red.9" disabled={!ready}>
              {t('law.responsibility.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface Props {
  name: string;
  problem: Error | null;
  pending: boolean;
  onClose: () => void;
  onConfirm: (reason: string) => void;
}

/** Asks before a contact is never called again, in any campaign, and why. */
export function NeverAgainDialog({ name, problem, pending, onClose, onConfirm }: Props) {
  const { t } = useTranslation('contacts');
  const [reason, setReason] = useState(t('never.usual_reason'));
  return (
    <Modal opened onClose={onClose} title={t('never.title', { name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(reason.trim());
        }}
      >
        <Text size="sm">{t('never.why')}</Text>
        <TextInput
          mt="md"
          label={t('never.reason')}
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        {problem !== null && <ProblemNotice problem={problem} mt="sm" />}
        <Group mt="lg" gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={pending} disabled={reason.trim() === ''}>
            {t('never.button')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

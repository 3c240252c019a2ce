import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface Props {
  name: string;
  problem: Error | null;
  pending: boolean;
  onClose: () => void;
  onStop: () => void;
}

/** A stopped campaign never calls again, so that its name is asked for. */
export function StopDialog({ name, problem, pending, onClose, onStop }: Props) {
  const { t } = useTranslation('live');
  const [typed, setTyped] = useState('');
  return (
    <Modal opened onClose={onClose} title={t('stop.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === name) onStop();
        }}
      >
        <Text size="sm">{t('stop.why')}</Text>
        <TextInput
          mt="md"
          label={t('stop.confirm', { name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        {problem !== null && <ProblemNotice problem={problem} mt="sm" />}
        <Group mt="lg" gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red" loading={pending} disabled={typed.trim() !== name}>
            {t('stop.button')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

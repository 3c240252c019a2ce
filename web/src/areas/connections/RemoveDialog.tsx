import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useConnectionChange } from './useConnectionChange';

interface Props {
  title: string;
  /** What happens then. */
  why: string;
  submit: string;
  remove: () => Promise<unknown>;
  onClose: () => void;
}

/** Takes a connection away, once it is confirmed. */
export function RemoveDialog({ title, why, submit, remove, onClose }: Props) {
  const { t } = useTranslation();
  const change = useConnectionChange(remove);
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        <Text size="sm">{why}</Text>
        {change.error !== null && <ProblemNotice problem={change.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button
            color="red.9"
            loading={change.isPending}
            onClick={() => change.mutate(undefined, { onSuccess: onClose })}
          >
            {submit}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Strategy } from '@/api/types';
import { ReadyMadeList } from './ReadyMadeList';

export function ReadyMadeDialog({
  onClose,
  onTake,
}: {
  onClose: () => void;
  onTake: (strategy: Strategy) => void;
}) {
  const { t } = useTranslation('strategy');
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('rules.close') }}
      opened
      onClose={onClose}
      size="xl"
      title={t('start.ready')}
    >
      <ReadyMadeList onTake={onTake} />
    </Modal>
  );
}

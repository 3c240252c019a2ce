import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

interface Props {
  /** Whether there is something to lose. */
  dirty: boolean;
  /** Saves, then the navigation goes on when it resolves to true. */
  onSave?: (() => Promise<boolean>) | undefined;
}

/** Asks before a page with unsaved changes is left, by a link, the back button or closing the tab. */
export function UnsavedGuard({ dirty, onSave }: Props) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  return (
    <Modal opened={blocker.state === 'blocked'} onClose={() => blocker.reset?.()} title={t('unsaved.title')}>
      <Text size="sm">{t('unsaved.why')}</Text>
      <Group mt="lg" justify="flex-end" gap="xs">
        <Button variant="subtle" color="red" onClick={() => blocker.proceed?.()}>
          {t('unsaved.leave')}
        </Button>
        <Button variant="default" onClick={() => blocker.reset?.()} data-autofocus>
          {t('unsaved.stay')}
        </Button>
        {onSave !== undefined && (
          <Button
            onClick={() =>
              void onSave().then((saved) => {
                if (saved) blocker.proceed?.();
                else blocker.reset?.();
              })
            }
          >
            {t('unsaved.save')}
          </Button>
        )}
      </Group>
    </Modal>
  );
}

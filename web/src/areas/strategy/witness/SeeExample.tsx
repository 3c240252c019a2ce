import { Button, Group, Modal, UnstyledButton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Witness } from '@/api/types';
import classes from './Witness.module.css';
import { WitnessStory } from './WitnessStory';

interface Props {
  /** What it is an example of. */
  title: string;
  message: string;
  witness: Witness;
  zone: string;
  /** Loads the example where it can be played on. */
  onPlay: (witness: Witness) => void;
}

/** Opens an example. */
export function SeeExample({ title, message, witness, zone, onPlay }: Props) {
  const { t } = useTranslation('strategy');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <UnstyledButton
        className={classes.see}
        aria-label={t('witness.see_of', { label: title })}
        onClick={() => setOpened(true)}
      >
        {t('witness.see')}
      </UnstyledButton>
      <Modal opened={opened} onClose={() => setOpened(false)} size="lg" title={t('witness.title')}>
        <p className={classes.line}>
          <b>{title}</b> — {message}
        </p>
        <WitnessStory witness={witness} zone={zone} />
        <Group justify="flex-end" mt="md">
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={() => {
              setOpened(false);
              onPlay(witness);
            }}
          >
            {t('witness.play')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

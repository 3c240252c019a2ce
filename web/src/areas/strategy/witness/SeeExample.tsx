import { Button, Group, Modal, UnstyledButton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, Witness } from '@/api/types';
import { useLang } from '@/format';
import classes from './Witness.module.css';
import { WitnessStory } from './WitnessStory';

interface Props {
  finding: Finding;
  zone: string;
  /** Loads the example where it can be played on. */
  onPlay: (witness: Witness) => void;
}

/** Opens the example of a finding, if it has one. */
export function SeeExample({ finding, zone, onPlay }: Props) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const [opened, setOpened] = useState(false);
  const { witness, label, message } = finding;
  if (!witness) return null;
  return (
    <>
      <UnstyledButton
        className={classes.see}
        aria-label={t('witness.see_of', { label: label[lang] })}
        onClick={() => setOpened(true)}
      >
        {t('witness.see')}
      </UnstyledButton>
      <Modal opened={opened} onClose={() => setOpened(false)} size="lg" title={t('witness.title')}>
        <p className={classes.line}>
          <b>{label[lang]}</b> — {message[lang]}
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

import { Alert, SimpleGrid, Switch as Toggle, TextInput } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putSwitch } from '@/api/connections';
import type { Switch } from '@/api/types';
import { CountInput } from '@/ui/CountInput';
import { ConnectionDialog } from '../ConnectionDialog';
import { refusal } from '../refusal';
import { secretDraft, secretsSent } from '../secret';
import { SecretInput } from '../SecretInput';
import { useConnectionChange } from '../useConnectionChange';
import { SWITCH_DEFAULT } from './defaults';

const TEXT_MAX = 300;

/** Connects an Asterisk, or changes how it is spoken to. */
export function SwitchDialog({ known, onClose }: { known: Switch | null; onClose: () => void }) {
  const { t } = useTranslation('connections');
  const [revision] = useState(known?.revision ?? 0);
  const [asterisk, setAsterisk] = useState({
    url: '',
    user: '',
    ...SWITCH_DEFAULT,
    ...known?.settings.asterisk,
  });
  const [folder, setFolder] = useState(known?.settings.sounds_folder ?? '');
  const [password, setPassword] = useState(secretDraft(known?.secrets.password));
  const change = useConnectionChange(() =>
    putSwitch(
      revision,
      { asterisk, ...(folder.trim() !== '' && { sounds_folder: folder.trim() }) },
      secretsSent({ password }),
    ),
  );
  const set = (changed: Partial<typeof asterisk>) => setAsterisk({ ...asterisk, ...changed });
  const text = (field: 'url' | 'user' | 'app' | 'context' | 'seat' | 'sound') => ({
    label: t(`switch.${field}`),
    description: t(`switch.${field}_why`),
    maxLength: TEXT_MAX,
    autoCapitalize: 'none',
    autoComplete: 'off',
    spellCheck: false,
    value: asterisk[field],
    error: refusal(change.error, `settings.asterisk.${field}`),
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <ConnectionDialog
      title={t(known === null ? 'switch.connect' : 'switch.edit_title')}
      problem={change.error}
      saving={change.isPending}
      onSave={() => change.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm" style={{ alignItems: 'end' }}>
        <TextInput {...text('url')} required placeholder="http://127.0.0.1:8088" data-autofocus />
        <TextInput {...text('user')} required />
      </SimpleGrid>
      <SecretInput
        label={t('switch.password')}
        at={known?.secrets.password}
        value={password}
        onChange={setPassword}
        error={refusal(change.error, 'secrets.password')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm" style={{ alignItems: 'end' }}>
        <TextInput {...text('app')} />
        <TextInput {...text('context')} />
        <TextInput {...text('seat')} />
        <TextInput {...text('sound')} />
        <CountInput
          label={t('switch.setup_s')}
          description={t('switch.setup_s_why')}
          min={2}
          max={120}
          suffix={'\u00a0s'}
          value={asterisk.setup_s}
          error={refusal(change.error, 'settings.asterisk.setup_s')}
          onChange={(setup_s = SWITCH_DEFAULT.setup_s) => set({ setup_s })}
        />
        <TextInput
          label={t('switch.sounds_folder')}
          description={t('switch.sounds_folder_why')}
          maxLength={TEXT_MAX}
          spellCheck={false}
          value={folder}
          error={refusal(change.error, 'settings.sounds_folder')}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Toggle
        label={t('switch.detect')}
        description={t('switch.detect_why')}
        checked={asterisk.detect}
        onChange={(event) => set({ detect: event.currentTarget.checked })}
      />
      <Alert variant="light" color="gray" icon={<IconScale aria-hidden />}>
        {t('switch.detect_trade_off')}
      </Alert>
    </ConnectionDialog>
  );
}

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAME_CHARACTERS_MAX, nameOf } from './naming';
import { Player } from './Player';

interface Props {
  file: File;
  /** Names of the sounds there are. */
  taken: string[];
  onCancel: () => void;
  onName: (name: string) => void;
}

/** Names a sound before it is sent; it can be heard first. */
export function NameSound({ file, taken, onCancel, onName }: Props) {
  const { t } = useTranslation('sounds');
  const [typed, setTyped] = useState(() => nameOf(file.name));
  const heard = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(heard), [heard]);
  const name = typed.trim();
  const wrong = name === '' ? t('name.missing') : taken.includes(name) ? t('name.taken', { name }) : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === null) onName(name);
      }}
    >
      <Stack gap="sm" maw={480}>
        <TextInput
          label={t('name.label')}
          description={t('name.hint')}
          maxLength={NAME_CHARACTERS_MAX}
          value={typed}
          error={wrong}
          autoFocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Player src={heard} label={t('listen', { name: file.name })} />
        <Group gap="xs">
          <Button type="submit" disabled={wrong !== null}>
            {t('add.submit')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

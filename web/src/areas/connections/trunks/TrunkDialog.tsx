import { Switch as Toggle, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putTrunk } from '@/api/connections';
import type { ConfiguredTrunk, NumberFormat } from '@/api/types';
import { parsePhone } from '@/format';
import { ConnectionDialog } from '../ConnectionDialog';
import { refusal } from '../refusal';
import { useConnectionChange } from '../useConnectionChange';
import { NumberFormatInput } from './NumberFormatInput';

const NAME_MAX = 60;
const ENDPOINT_MAX = 300;

/** Adds a trunk, or changes one. Campaigns know it by its name, which therefore stays. */
export function TrunkDialog({ known, onClose }: { known: ConfiguredTrunk | null; onClose: () => void }) {
  const { t } = useTranslation('connections');
  const [revision] = useState(known?.revision ?? 0);
  const [name, setName] = useState(known?.settings.name ?? '');
  const [endpoint, setEndpoint] = useState(known?.settings.endpoint ?? 'PJSIP/{number}@');
  const [format, setFormat] = useState<NumberFormat>(known?.settings.number_format ?? 'plus');
  const [trusted, setTrusted] = useState(known?.settings.trusted ?? false);
  const [number, setNumber] = useState(known?.settings.number ?? '');
  const own = number.trim() === '' ? undefined : parsePhone(number);
  const change = useConnectionChange(() =>
    putTrunk(revision, {
      name: name.trim(),
      endpoint: endpoint.trim(),
      number_format: format,
      trusted,
      ...(own != null && { number: own }),
    }),
  );
  const [tried, setTried] = useState(false);
  const nameless = name.trim() === '';
  return (
    <ConnectionDialog
      title={known === null ? t('trunk.add') : t('trunk.edit_title', { name: known.settings.name })}
      problem={change.error}
      saving={change.isPending}
      onSave={() => {
        setTried(true);
        if (!nameless && own !== null) change.mutate(undefined, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('trunk.name')}
        description={t(known === null ? 'trunk.name_why' : 'name_stays')}
        required
        readOnly={known !== null}
        maxLength={NAME_MAX}
        value={name}
        error={tried && nameless ? t('name_missing') : refusal(change.error, 'settings.name')}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus={known === null ? true : undefined}
      />
      <TextInput
        label={t('trunk.endpoint')}
        description={t('trunk.endpoint_why')}
        required
        maxLength={ENDPOINT_MAX}
        autoCapitalize="none"
        spellCheck={false}
        value={endpoint}
        error={refusal(change.error, 'settings.endpoint')}
        onChange={(event) => setEndpoint(event.currentTarget.value)}
        data-autofocus={known === null ? undefined : true}
      />
      <NumberFormatInput value={format} onChange={setFormat} />
      <Toggle
        label={t('trunk.trusted')}
        description={t('trunk.trusted_why')}
        checked={trusted}
        onChange={(event) => setTrusted(event.currentTarget.checked)}
      />
      <TextInput
        label={t('trunk.number')}
        description={t('trunk.number_why')}
        type="tel"
        maxLength={40}
        value={number}
        error={own === null ? t('not_a_number') : refusal(change.error, 'settings.number')}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
    </ConnectionDialog>
  );
}

import { MultiSelect, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presetsQuery, putTextAccount } from '@/api/connections';
import type { HttpConfig, TextAccount } from '@/api/types';
import { CountInput } from '@/ui/CountInput';
import { ConnectionDialog } from '../ConnectionDialog';
import { refusal } from '../refusal';
import { secretDraft, secretsSent } from '../secret';
import { SecretInput } from '../SecretInput';
import { useConnectionChange } from '../useConnectionChange';
import { useCountries } from '../useCountries';
import {
  commonDraft,
  fromPreset,
  fromProtocol,
  TEXTS_PER_SECOND_DEFAULT,
  VALIDITY_DEFAULT_H,
} from './drafts';
import { HttpField } from './HttpField';
import { readObject } from './jsonFault';
import { SmppFields } from './SmppFields';

const NAME_MAX = 60;
const SENDER_MAX = 20;
const SMPP = 'smpp';

/** Adds an account with a carrier of texts, or changes one. Campaigns know it by its name, which therefore stays. */
export function AccountDialog({ known, onClose }: { known: TextAccount | null; onClose: () => void }) {
  const { t } = useTranslation('connections');
  const { data: presets = [] } = useQuery({ ...presetsQuery, enabled: known === null });
  const [revision] = useState(known?.revision ?? 0);
  const [common, setCommon] = useState(() => commonDraft(known));
  const [preset, setPreset] = useState(SMPP);
  const [protocol, setProtocol] = useState(() =>
    known === null ? fromPreset(SMPP, []) : fromProtocol(known.settings.protocol),
  );
  const [account, setAccount] = useState(secretDraft(known?.secrets.account, known !== null));
  const [webhook, setWebhook] = useState(secretDraft(known?.secrets.webhook, true));
  const [tried, setTried] = useState(false);
  const countries = useCountries(common.countries);

  const isHttp = 'http' in protocol;
  const http = isHttp ? readObject(protocol.http) : null;
  const change = useConnectionChange(() =>
    putTextAccount(
      revision,
      {
        ...common,
        name: common.name.trim(),
        sender: common.sender.trim(),
        // The server says of each of its fields whether it will do.
        protocol: isHttp
          ? { http: (http !== null && 'object' in http ? http.object : {}) as HttpConfig }
          : protocol,
      },
      secretsSent(isHttp ? { account, webhook } : { account }),
    ),
  );
  const nameless = common.name.trim() === '';
  const set = (changed: Partial<typeof common>) => setCommon({ ...common, ...changed });
  const at = (place: string) => refusal(change.error, place);
  return (
    <ConnectionDialog
      title={known === null ? t('account.add') : t('account.edit_title', { name: common.name })}
      problem={change.error}
      saving={change.isPending}
      onSave={() => {
        setTried(true);
        if (!nameless && (http === null || 'object' in http))
          change.mutate(undefined, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      {known === null && (
        <Select
          label={t('account.preset')}
          description={t('account.preset_why')}
          allowDeselect={false}
          data={[
            { value: SMPP, label: t('account.presets.smpp') },
            ...presets.map(({ name, fits }) => ({
              value: name,
              label: t(`account.presets.${name}`, { defaultValue: fits }),
            })),
          ]}
          value={preset}
          onChange={(name) => {
            if (name === null) return;
            setPreset(name);
            setProtocol(fromPreset(name, presets));
          }}
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput
          label={t('account.name')}
          description={t(known === null ? 'account.name_why' : 'name_stays')}
          required
          readOnly={known !== null}
          maxLength={NAME_MAX}
          value={common.name}
          error={tried && nameless ? t('name_missing') : at('settings.name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('account.sender')}
          description={t('account.sender_why')}
          required
          maxLength={SENDER_MAX}
          value={common.sender}
          error={at('settings.sender')}
          onChange={(event) => set({ sender: event.currentTarget.value })}
        />
      </SimpleGrid>
      <MultiSelect
        label={t('account.countries')}
        description={t('account.countries_why')}
        required
        searchable
        limit={60}
        data={countries}
        value={common.countries}
        error={at('settings.countries')}
        onChange={(value) => set({ countries: value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        <NumberInput
          label={t('account.texts_per_second')}
          description={t('account.texts_per_second_why')}
          min={0.01}
          max={1000}
          decimalScale={2}
          decimalSeparator={t('campaign:decimal')}
          clampBehavior="blur"
          value={common.texts_per_second}
          error={at('settings.texts_per_second')}
          onChange={(typed) =>
            set({ texts_per_second: typeof typed === 'number' ? typed : TEXTS_PER_SECOND_DEFAULT })
          }
        />
        <CountInput
          label={t('account.validity_h')}
          description={t('account.validity_h_why')}
          min={1}
          max={168}
          suffix={'\u00a0h'}
          value={common.validity_h}
          error={at('settings.validity_h')}
          onChange={(validity_h = VALIDITY_DEFAULT_H) => set({ validity_h })}
        />
      </SimpleGrid>
      {isHttp ? (
        <HttpField
          value={protocol.http}
          error={change.error}
          onChange={(text) => setProtocol({ http: text })}
        />
      ) : (
        <SmppFields value={protocol.smpp} error={change.error} onChange={(smpp) => setProtocol({ smpp })} />
      )}
      <SecretInput
        label={t('account.secret')}
        description={t(isHttp ? 'account.secret_http' : 'account.secret_smpp')}
        at={known?.secrets.account}
        optional
        value={account}
        onChange={setAccount}
        error={at('secrets.account')}
      />
      {isHttp && (
        <SecretInput
          label={t('account.webhook')}
          description={t('account.webhook_why')}
          at={known?.secrets.webhook}
          optional
          value={webhook}
          onChange={setWebhook}
          error={at('secrets.webhook')}
        />
      )}
    </ConnectionDialog>
  );
}

import { Select, SimpleGrid, Switch as Toggle, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SmppConfig } from '@/api/types';
import { withField } from '@/draft/withField';
import { CountInput } from '@/ui/CountInput';
import { refusal } from '../refusal';

interface Props {
  value: SmppConfig;
  onChange: (value: SmppConfig) => void;
  error: Error | null;
}

/** How an SMPP carrier is reached. */
export function SmppFields({ value, onChange, error }: Props) {
  const { t } = useTranslation('connections');
  const at = (field: keyof SmppConfig) => refusal(error, `settings.protocol.smpp.${field}`);
  const text = (field: 'host' | 'system_id' | 'system_type', max: number) => ({
    label: t(`smpp.${field}`),
    description: t(`smpp.${field}_why`),
    maxLength: max,
    autoCapitalize: 'none',
    autoComplete: 'off',
    spellCheck: false,
    value: value[field] ?? '',
    error: at(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [field]: event.currentTarget.value }),
  });
  const count = (field: 'port' | 'window' | 'answer_s' | 'enquire_link_s', usual: number) => ({
    label: t(`smpp.${field}`),
    description: t(`smpp.${field}_why`),
    value: value[field] ?? usual,
    error: at(field),
    onChange: (typed: number | undefined) => onChange(withField(value, field, typed)),
  });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm" style={{ alignItems: 'end' }}>
        <TextInput {...text('host', 200)} required />
        <CountInput {...count('port', 2775)} min={1} max={65_535} thousandSeparator="" />
        <TextInput {...text('system_id', 15)} required />
        <TextInput {...text('system_type', 12)} />
        <CountInput {...count('window', 10)} min={1} max={100} />
        <CountInput {...count('enquire_link_s', 30)} min={1} max={600} suffix={'\u00a0s'} />
        <CountInput {...count('answer_s', 20)} min={1} max={120} suffix={'\u00a0s'} />
        <Select
          label={t('smpp.long_texts')}
          description={t('smpp.long_texts_why')}
          allowDeselect={false}
          data={(['udh', 'sar'] as const).map((way) => ({ value: way, label: t(`smpp.long.${way}`) }))}
          value={value.long_texts ?? 'udh'}
          onChange={(long_texts) => long_texts !== null && onChange({ ...value, long_texts })}
        />
        <Select
          label={t('smpp.receipt_ids')}
          description={t('smpp.receipt_ids_why')}
          allowDeselect={false}
          data={(['same', 'decimal_in_receipt', 'hex_in_receipt'] as const).map((way) => ({
            value: way,
            label: t(`smpp.ids.${way}`),
          }))}
          value={value.receipt_ids ?? 'same'}
          onChange={(receipt_ids) => receipt_ids !== null && onChange({ ...value, receipt_ids })}
        />
      </SimpleGrid>
      <Toggle
        label={t('smpp.tls')}
        description={t('smpp.tls_why')}
        checked={value.tls != null}
        onChange={({ currentTarget: { checked } }) =>
          onChange(withField(value, 'tls', checked ? {} : undefined))
        }
      />
      {value.tls != null && (
        <TextInput
          label={t('smpp.ca_file')}
          description={t('smpp.ca_file_why')}
          maxLength={300}
          spellCheck={false}
          value={value.tls.ca_file ?? ''}
          error={refusal(error, 'settings.protocol.smpp.tls.ca_file')}
          onChange={({ currentTarget: { value: ca_file } }) =>
            onChange({ ...value, tls: ca_file.trim() === '' ? {} : { ca_file } })
          }
        />
      )}
    </>
  );
}

import { Group, PasswordInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SecretAt } from '@/api/types';
import type { SecretDraft, SecretPlace } from './secret';

const SECRET_MAX = 1_000;
const NAME_MAX = 100;

interface Props {
  label: string;
  description?: string;
  /** Where it is now; its value is never shown. */
  at: SecretAt | undefined;
  optional?: boolean;
  value: SecretDraft;
  onChange: (value: SecretDraft) => void;
  error?: string | null | undefined;
}

/** A secret: kept as it is, typed, or named where the server finds it. */
export function SecretInput({ label, description, at, optional = false, value, onChange, error }: Props) {
  const { t } = useTranslation('connections');
  const places: SecretPlace[] = [
    ...(at === undefined ? [] : (['keep'] as const)),
    'value',
    'environment',
    'file',
    ...(optional ? (['none'] as const) : []),
  ];
  const text = {
    label: t(`secret.${value.place}_of`, { label }),
    value: value.text,
    error,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, text: event.currentTarget.value }),
  };
  return (
    <Group align="flex-start" grow gap="sm" wrap="wrap" preventGrowOverflow={false}>
      <Select
        label={label}
        description={description}
        allowDeselect={false}
        miw={220}
        data={places.map((place) => ({
          value: place,
          label: place === 'keep' ? t('secret.keep', { where: where(at) }) : t(`secret.${place}`),
        }))}
        value={value.place}
        error={value.place === 'keep' || value.place === 'none' ? error : undefined}
        onChange={(place) => place !== null && onChange({ ...value, place, text: '' })}
      />
      {value.place === 'value' && (
        <PasswordInput {...text} miw={220} maxLength={SECRET_MAX} autoComplete="new-password" />
      )}
      {(value.place === 'environment' || value.place === 'file') && (
        <TextInput
          {...text}
          miw={220}
          maxLength={NAME_MAX}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={value.place === 'environment' ? 'RAPPEL_…' : undefined}
          description={t(`secret.${value.place}_why`)}
        />
      )}
    </Group>
  );

  function where(at: SecretAt | undefined): string {
    if (at === undefined || at === 'stored') return t('secret.stored');
    return 'environment' in at
      ? t('secret.in_environment', { name: at.environment })
      : t('secret.in_file', { name: at.file });
  }
}

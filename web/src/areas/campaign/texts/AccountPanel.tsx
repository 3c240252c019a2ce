import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '@/api/connections';
import { Panel } from '@/ui/Panel';

interface Props {
  value: string | null;
  onChange: (name: string | undefined) => void;
}

/** By which account the texts leave; a name that is no account's (any more) stays to be seen. */
export function AccountPanel({ value, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const { data } = useQuery(connectionsQuery);
  const known = data?.text_accounts.map(({ settings }) => settings.name) ?? [];
  const missing = data !== undefined && value !== null && !known.includes(value);
  const names = value === null || known.includes(value) ? known : [...known, value];
  return (
    <Panel title={t('field.text_account')} hint={t('texts.account_why')}>
      <Select
        aria-label={t('field.text_account')}
        maw={360}
        clearable
        clearButtonProps={{ 'aria-label': t('common:clear') }}
        placeholder={t('texts.no_account')}
        data={names}
        value={value}
        error={missing ? t('texts.account_missing') : null}
        onChange={(name) => onChange(name ?? undefined)}
      />
    </Panel>
  );
}

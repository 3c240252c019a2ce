import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { columnsQuery } from '@/api/campaigns';
import type { Finding } from '@/api/types';
import { FindingList } from '@/ui/FindingList';
import { useCampaign } from '../../CampaignContext';

interface Props {
  label: string;
  why: string;
  value: string | undefined;
  findings: Finding[];
  onChange: (column: string | undefined) => void;
}

/** The column of the call file that proves something of a contact. */
export function ProofColumn({ label, why, value, findings, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const { data: columns = [] } = useQuery(columnsQuery(useCampaign().id));
  const names = new Set([...columns.map(({ name }) => name), ...(value === undefined ? [] : [value])]);
  return (
    <Stack gap={6}>
      <Select
        label={label}
        description={why}
        placeholder={t('law.no_column')}
        nothingFoundMessage={t('law.no_columns')}
        data={[...names]}
        searchable
        clearable
        value={value ?? null}
        onChange={(column) => onChange(column ?? undefined)}
      />
      {findings.length > 0 && <FindingList findings={findings} />}
    </Stack>
  );
}

import { Button, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconScale, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Campaign, Law, LawPurpose } from '@/api/types';
import { withField } from '@/draft/withField';
import { FindingList } from '@/ui/FindingList';
import { Panel } from '@/ui/Panel';
import type { PanelProps } from '../GeneralTab';
import { OwnRules } from './OwnRules';
import { PresetsField } from './PresetsField';
import { ProofColumn } from './ProofColumn';
import { ResponsibilityField } from './ResponsibilityField';
import { useLawFindings } from './useLawFindings';

const PURPOSES: LawPurpose[] = ['prospection', 'contract', 'collection', 'survey'];
const PRINCIPAL_MAX = 200;
const PLACED = ['presets', 'consent_column', 'contract_column'];

/** The law that binds the campaign: rule sets, what is called for, and by which columns a contact proves it (R37). */
export function LawPanel({ campaign, set }: PanelProps) {
  const { t } = useTranslation('campaign');
  const { law } = campaign;
  return (
    <Panel
      title={t('field.law')}
      hint={t('law.why')}
      actions={
        law !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() => set('law', undefined)}
          >
            {t('law.drop')}
          </Button>
        )
      }
    >
      {law === undefined ? (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {t('law.none')}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconScale size={14} aria-hidden />}
            onClick={() => set('law', { purpose: 'prospection' })}
          >
            {t('law.choose')}
          </Button>
        </>
      ) : (
        <LawFields campaign={campaign} law={law} onChange={(changed) => set('law', changed)} />
      )}
    </Panel>
  );
}

interface Props {
  campaign: Campaign;
  law: Law;
  onChange: (law: Law) => void;
}

function LawFields({ campaign, law, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const findings = useLawFindings(campaign);
  const set = <K extends keyof Law>(key: K, value: Law[K] | undefined) =>
    onChange(withField(law, key, value));
  const rest = findings.besides(PLACED);
  return (
    <Stack gap="md">
      <PresetsField
        names={law.presets ?? []}
        country={campaign.country ?? 'FR'}
        findings={findings.at('presets')}
        onChange={(presets) => set('presets', presets.length === 0 ? undefined : presets)}
      />
      <OwnRules rules={law.rule ?? []} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        <Select
          label={t('law.purpose')}
          description={t('law.purpose_why')}
          allowDeselect={false}
          data={PURPOSES.map((value) => ({ value, label: t(`law.purposes.${value}`) }))}
          value={law.purpose}
          onChange={(purpose) => purpose !== null && set('purpose', purpose)}
        />
        <TextInput
          label={t('law.principal')}
          description={t('law.principal_why')}
          placeholder={t('law.principal_all')}
          maxLength={PRINCIPAL_MAX}
          value={law.principal ?? ''}
          onChange={({ currentTarget: { value } }) => set('principal', value === '' ? undefined : value)}
        />
        {(['consent_column', 'contract_column'] as const).map((setting) => (
          <ProofColumn
            key={setting}
            label={t(`law.${setting}`)}
            why={t(`law.${setting}_why`)}
            value={law[setting]}
            findings={findings.at(setting)}
            onChange={(column) => set(setting, column)}
          />
        ))}
      </SimpleGrid>
      <ResponsibilityField
        value={law.responsibility}
        onChange={(responsibility) => set('responsibility', responsibility)}
      />
      {rest.length > 0 && <FindingList findings={rest} />}
    </Stack>
  );
}

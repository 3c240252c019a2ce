import {
  ActionIcon,
  Autocomplete,
  Button,
  NumberInput,
  Select,
  SimpleGrid,
  Table,
  Text,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '@/api/connections';
import type { Dialling, Trunk } from '@/api/types';
import { CountInput } from '@/ui/CountInput';
import { Panel } from '@/ui/Panel';
import { Wide } from '@/ui/Wide';
import type { PanelProps } from './GeneralTab';
import { TrunksNetwork } from './TrunksNetwork';

const AGENTS_DEFAULT = 10;
const CALLS_PER_AGENT_DEFAULT = 1;
const TRUNK_DEFAULT: Trunk = { name: 'simulated', calls_per_second: 50, calls_max: 500 };

/** Agents, how many calls leave for each, the share of fresh contacts, and the ways out. */
export function DiallingPanel({ campaign, set }: PanelProps) {
  const { t } = useTranslation('campaign');
  const dialling = campaign.dialling ?? {};
  const {
    agents = AGENTS_DEFAULT,
    calls_per_agent = CALLS_PER_AGENT_DEFAULT,
    trunk = [TRUNK_DEFAULT],
    undetermined = 'agent',
  } = dialling;
  const change = (changed: Dialling) =>
    set('dialling', { ...dialling, agents, calls_per_agent, trunk, ...changed });
  return (
    <Panel title={t('field.dialling')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="sm" style={{ alignItems: 'end' }}>
        <CountInput
          label={t('dialling.agents')}
          description={t('dialling.agents_why')}
          min={0}
          max={100_000}
          value={agents}
          onChange={(value) => change({ agents: value ?? AGENTS_DEFAULT })}
        />
        <NumberInput
          label={t('dialling.calls_per_agent')}
          description={t('dialling.calls_per_agent_why')}
          min={1}
          max={10}
          step={0.1}
          decimalScale={2}
          decimalSeparator={t('decimal')}
          clampBehavior="blur"
          value={calls_per_agent}
          onChange={(value) =>
            change({ calls_per_agent: typeof value === 'number' ? value : CALLS_PER_AGENT_DEFAULT })
          }
        />
        <CountInput
          label={t('field.fresh_percent')}
          description={t('dialling.fresh_why')}
          placeholder={t('dialling.recalls_first')}
          min={0}
          max={100}
          suffix={'\u202f%'}
          value={campaign.fresh_percent}
          onChange={(value) => set('fresh_percent', value)}
        />
      </SimpleGrid>
      <Select
        label={t('dialling.undetermined')}
        description={t('dialling.undetermined_why')}
        mt="md"
        allowDeselect={false}
        data={(['agent', 'hang_up'] as const).map((way) => ({
          value: way,
          label: t(`dialling.undetermined_to.${way}`),
        }))}
        value={undetermined}
        onChange={(way) => way !== null && change({ undetermined: way })}
      />
      <Trunks trunks={trunk} onChange={(changed) => change({ trunk: changed })} />
    </Panel>
  );
}

function Trunks({ trunks, onChange }: { trunks: Trunk[]; onChange: (trunks: Trunk[]) => void }) {
  const { t } = useTranslation('campaign');
  const { data } = useQuery(connectionsQuery);
  const configured = data?.trunks.map(({ settings }) => settings.name);
  const change = (index: number, changed: Partial<Trunk>) =>
    onChange(trunks.map((trunk, at) => (at === index ? { ...trunk, ...changed } : trunk)));
  return (
    <>
      <Text size="sm" fw={500} mt="md">
        {t('dialling.trunks')}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {t('dialling.trunks_why')}
      </Text>
      <TrunksNetwork trunks={trunks} configured={configured} />
      <Wide label={t('dialling.trunks')} minWidth={420}>
        <Table horizontalSpacing={4} withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('dialling.trunk_name')}</Table.Th>
              <Table.Th w={116}>{t('dialling.calls_per_second')}</Table.Th>
              <Table.Th w={116}>{t('dialling.calls_max')}</Table.Th>
              <Table.Th w={40}>
                <span className="visually-hidden">{t('common:remove')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {trunks.map((trunk, index) => (
              <Table.Tr key={index}>
                <Table.Td>
                  <Autocomplete
                    aria-label={t('dialling.trunk_name')}
                    maxLength={100}
                    value={trunk.name}
                    data={configured}
                    onChange={(name) => change(index, { name })}
                    error={trunk.name.trim() === ''}
                  />
                </Table.Td>
                <Table.Td>
                  <CountInput
                    aria-label={t('dialling.calls_per_second')}
                    min={1}
                    max={100_000}
                    value={trunk.calls_per_second}
                    onChange={(value) =>
                      change(index, { calls_per_second: value ?? TRUNK_DEFAULT.calls_per_second })
                    }
                  />
                </Table.Td>
                <Table.Td>
                  <CountInput
                    aria-label={t('dialling.calls_max')}
                    min={1}
                    max={1_000_000}
                    value={trunk.calls_max}
                    onChange={(value) => change(index, { calls_max: value ?? TRUNK_DEFAULT.calls_max })}
                  />
                </Table.Td>
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={t('dialling.remove', { name: trunk.name })}
                    disabled={trunks.length === 1}
                    onClick={() => onChange(trunks.toSpliced(index, 1))}
                  >
                    <IconTrash size={17} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() =>
          onChange([...trunks, { ...TRUNK_DEFAULT, name: t('dialling.trunk_new', { n: trunks.length + 1 }) }])
        }
      >
        {t('dialling.add')}
      </Button>
    </>
  );
}

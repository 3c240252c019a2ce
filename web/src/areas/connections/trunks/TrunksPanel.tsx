import { Button, Table, Text } from '@mantine/core';
import { IconPhoneCall, IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeTrunk } from '@/api/connections';
import type { ConfiguredTrunk } from '@/api/types';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { Wide } from '@/ui/Wide';
import { RemoveDialog } from '../RemoveDialog';
import { RowActions } from '../RowActions';
import { Standing } from '../Standing';
import { TestCallDialog } from './TestCallDialog';
import { TrunkDialog } from './TrunkDialog';

interface Props {
  trunks: ConfiguredTrunk[];
  hasSwitch: boolean;
}

/** The trunks of the switch, and how they stand. */
export function TrunksPanel({ trunks, hasSwitch }: Props) {
  const { t } = useTranslation('connections');
  const mayEdit = useMay()('edit');
  const [adding, setAdding] = useState(false);
  const add = mayEdit && (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('trunk.add')}
    </Button>
  );
  return (
    <Panel title={t('trunk.title')} hint={t('trunk.why')} actions={trunks.length > 0 && add}>
      {trunks.length === 0 ? (
        <EmptyState icon={IconRoute} title={t('trunk.none')} action={add}>
          {t(hasSwitch ? 'trunk.none_why' : 'trunk.none_no_switch')}
        </EmptyState>
      ) : (
        <Wide label={t('trunk.title')} minWidth={mayEdit ? 820 : 620}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('trunk.name')}</Table.Th>
                <Table.Th>{t('state')}</Table.Th>
                <Table.Th>{t('trunk.endpoint')}</Table.Th>
                <Table.Th>{t('trunk.format')}</Table.Th>
                {mayEdit && (
                  <Table.Th>
                    <span className="visually-hidden">{t('actions')}</span>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {trunks.map((trunk) => (
                <Row key={trunk.settings.name} trunk={trunk} mayEdit={mayEdit} />
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
      {adding && <TrunkDialog known={null} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Row({ trunk, mayEdit }: { trunk: ConfiguredTrunk; mayEdit: boolean }) {
  const { t } = useTranslation('connections');
  const { name, endpoint, number_format = 'plus', trusted = false } = trunk.settings;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {trusted && (
          <Text size="xs" c="dimmed">
            {t('trunk.is_trusted')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Standing look={trunk.state === 'ready' ? 'good' : 'bad'}>
          {t(`trunk.states.${trunk.state}`)}
        </Standing>
      </Table.Td>
      <Table.Td>{endpoint}</Table.Td>
      <Table.Td>
        {typeof number_format === 'object'
          ? t('trunk.national_of', { country: number_format.national })
          : t(`trunk.formats.${number_format}`)}
      </Table.Td>
      {mayEdit && (
        <Table.Td>
          <RowActions
            name={name}
            test={{
              icon: <IconPhoneCall size={14} aria-hidden />,
              label: t('test_call.button'),
              labelOf: t('test_call.of', { name }),
            }}
            dialogs={{
              test: (close) => <TestCallDialog trunk={name} onClose={close} />,
              edit: (close) => <TrunkDialog known={trunk} onClose={close} />,
              remove: (close) => (
                <RemoveDialog
                  title={t('trunk.remove_title', { name })}
                  why={t('trunk.remove_why')}
                  submit={t('common:remove')}
                  remove={() => removeTrunk(name, trunk.revision)}
                  onClose={close}
                />
              ),
            }}
          />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

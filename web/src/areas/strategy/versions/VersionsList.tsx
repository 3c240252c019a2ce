import { Badge, Button, Group, Radio, Stack, Table, Text } from '@mantine/core';
import { IconDownload, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUrl } from '@/api/strategy';
import type { StrategyVersionListed } from '@/api/types';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useFormat } from '@/format';
import { useMay } from '@/session/SessionContext';
import { Panel } from '@/ui/Panel';
import { Compared } from './Compared';
import { RestoreDialog } from './RestoreDialog';

/** The versions, newest first, and the two that are compared. */
export function VersionsList({ versions }: { versions: readonly StrategyVersionListed[] }) {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const format = useFormat();
  const may = useMay();
  const sorted = versions.toSorted((a, b) => b.version - a.version);
  const several = versions.length > 1;
  const newest = sorted[0]?.version ?? 1;
  const [pair, setPair] = useState({ before: sorted[1]?.version ?? newest, after: newest });
  const [restoring, setRestoring] = useState<number | null>(null);
  return (
    <Stack gap="md">
      <Panel title={t('versions.history')}>
        <Table.ScrollContainer minWidth={640}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {several && <Table.Th>{t('versions.compare')}</Table.Th>}
                <Table.Th>{t('versions.version')}</Table.Th>
                <Table.Th>{t('versions.when')}</Table.Th>
                <Table.Th>{t('versions.who')}</Table.Th>
                <Table.Th>{t('versions.note')}</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">{t('versions.actions')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sorted.map(({ version, note, put_at, put_by, in_place }) => (
                <Table.Tr key={version}>
                  {several && (
                    <Table.Td>
                      <Group gap="xs" wrap="nowrap">
                        {(['before', 'after'] as const).map((side) => (
                          <Radio
                            key={side}
                            size="xs"
                            name={side}
                            checked={pair[side] === version}
                            onChange={() => setPair({ ...pair, [side]: version })}
                            aria-label={t(`versions.${side}`, { version })}
                          />
                        ))}
                      </Group>
                    </Table.Td>
                  )}
                  <Table.Td>
                    v{version}{' '}
                    {in_place && (
                      <Badge size="sm" variant="light" tt="none" miw="max-content">
                        {t('versions.in_place')}
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td>{format.dateTime(put_at, campaign.zone)}</Table.Td>
                  <Table.Td>{put_by ?? '—'}</Table.Td>
                  <Table.Td miw={140} style={{ overflowWrap: 'anywhere' }}>
                    {note}
                  </Table.Td>
                  <Table.Td>
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        component="a"
                        download
                        href={exportUrl(campaign.id, version)}
                        leftSection={<IconDownload size={13} aria-hidden />}
                      >
                        {t('start.export_short')}
                        <span className="visually-hidden"> · {t('versions.export', { version })}</span>
                      </Button>
                      {may('edit') && !in_place && (
                        <Button
                          size="compact-xs"
                          variant="default"
                          leftSection={<IconRestore size={13} aria-hidden />}
                          aria-label={t('versions.restore_one', { version })}
                          onClick={() => setRestoring(version)}
                        >
                          {t('versions.restore')}
                        </Button>
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Panel>
      {several ? (
        <Compared {...pair} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('versions.single')}
        </Text>
      )}
      {restoring !== null && <RestoreDialog version={restoring} onClose={() => setRestoring(null)} />}
    </Stack>
  );
}

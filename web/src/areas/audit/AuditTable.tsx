import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditLine } from '@/api/types';
import { useFormat } from '@/format';
import { Wide } from '@/ui/Wide';
import { tellDetail } from './tellDetail';

export function AuditTable({ entries }: { entries: AuditLine[] }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  return (
    <Wide label={t('title')} minWidth={820}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.at')}</Table.Th>
            <Table.Th>{t('column.who')}</Table.Th>
            <Table.Th>{t('column.what')}</Table.Th>
            <Table.Th>{t('column.campaign')}</Table.Th>
            <Table.Th>{t('column.detail')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map(({ id, at, account, action, campaign, detail }) => (
            <Table.Tr key={id}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <time dateTime={at}>{format.dateTimeSeconds(at)}</time>
              </Table.Td>
              <Table.Td>{account?.name ?? t(action === 'session.refused' ? 'nobody' : 'itself')}</Table.Td>
              <Table.Td>{t(`action.${action}`, { defaultValue: action })}</Table.Td>
              <Table.Td>
                {campaign !== null && (
                  <Anchor component={Link} to={`/campaigns/${campaign.id}/general`} inherit>
                    {campaign.name}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td maw={420}>
                <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {tellDetail(detail, t, format)}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

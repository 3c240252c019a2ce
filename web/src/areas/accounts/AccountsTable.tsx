import { Badge, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { useFormat } from '@/format';
import { useMay, useSession } from '@/session/SessionContext';
import { Wide } from '@/ui/Wide';
import { AccountActions } from './AccountActions';

export function AccountsTable({ accounts }: { accounts: Account[] }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { account: own } = useSession();
  const mayChange = useMay()('accounts');
  return (
    <Wide label={t('title')} minWidth={760}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.name')}</Table.Th>
            <Table.Th>{t('column.login')}</Table.Th>
            <Table.Th>{t('column.role')}</Table.Th>
            <Table.Th>{t('column.state')}</Table.Th>
            <Table.Th>{t('column.created')}</Table.Th>
            <Table.Th>{t('column.seen')}</Table.Th>
            {mayChange && (
              <Table.Th w={44}>
                <span className="visually-hidden">{t('column.actions')}</span>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Td>
                <Group gap={6}>
                  <Text size="sm" fw={600}>
                    {account.name}
                  </Text>
                  {account.id === own.id && (
                    <Text size="xs" c="dimmed">
                      ({t('you')})
                    </Text>
                  )}
                </Group>
              </Table.Td>
              <Table.Td>{account.login}</Table.Td>
              <Table.Td>{t(`common:role.${account.role}`)}</Table.Td>
              <Table.Td>
                <Badge variant="light" color={account.disabled ? 'gray' : 'ink'} tt="none">
                  {t(account.disabled ? 'disabled' : 'active')}
                </Badge>
              </Table.Td>
              <Table.Td>{format.dateTime(account.created_at)}</Table.Td>
              <Table.Td>
                {account.last_seen_at === null ? t('never_seen') : format.dateTime(account.last_seen_at)}
              </Table.Td>
              {mayChange && (
                <Table.Td>
                  <AccountActions account={account} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

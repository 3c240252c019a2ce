import { Button, Table, Text } from '@mantine/core';
import { IconMessage2, IconMessageForward, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeTextAccount } from '@/api/connections';
import type { TextAccount } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { Wide } from '@/ui/Wide';
import { RemoveDialog } from '../RemoveDialog';
import { RowActions } from '../RowActions';
import { Standing } from '../Standing';
import { AccountDialog } from './AccountDialog';
import { TestTextDialog } from './TestTextDialog';
import { WebhookAddress } from './WebhookAddress';

/** The accounts with carriers of texts, and how they stand. */
export function AccountsPanel({ accounts }: { accounts: TextAccount[] }) {
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
      {t('account.add')}
    </Button>
  );
  return (
    <Panel title={t('account.title')} hint={t('account.why')} actions={accounts.length > 0 && add}>
      {accounts.length === 0 ? (
        <EmptyState icon={IconMessage2} title={t('account.none')} action={add}>
          {t('account.none_why')}
        </EmptyState>
      ) : (
        <Wide label={t('account.title')} minWidth={mayEdit ? 860 : 660}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('account.name')}</Table.Th>
                <Table.Th w="30%">{t('state')}</Table.Th>
                <Table.Th>{t('account.sender')}</Table.Th>
                <Table.Th>{t('account.protocol')}</Table.Th>
                {mayEdit && (
                  <Table.Th>
                    <span className="visually-hidden">{t('actions')}</span>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {accounts.map((account) => (
                <Row key={account.settings.name} account={account} mayEdit={mayEdit} />
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
      {adding && <AccountDialog known={null} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

const LOOKS = { up: 'good', connecting: 'pending', down: 'bad' } as const;

function Row({ account, mayEdit }: { account: TextAccount; mayEdit: boolean }) {
  const { t } = useTranslation('connections');
  const lang = useLang();
  const format = useFormat();
  const { name, sender, countries, protocol } = account.settings;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {format.list(countries)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Standing look={LOOKS[account.link]} why={account.down?.[lang] ?? null}>
          {t(`account.links.${account.link}`)}
        </Standing>
      </Table.Td>
      <Table.Td>{sender}</Table.Td>
      <Table.Td>
        {'smpp' in protocol ? `SMPP · ${protocol.smpp.host}` : 'HTTP'}
        {'http' in protocol && <WebhookAddress url={account.webhook_url} name={name} />}
      </Table.Td>
      {mayEdit && (
        <Table.Td>
          <RowActions
            name={name}
            test={{
              icon: <IconMessageForward size={14} aria-hidden />,
              label: t('test_text.button'),
              labelOf: t('test_text.of', { name }),
            }}
            dialogs={{
              test: (close) => <TestTextDialog account={name} onClose={close} />,
              edit: (close) => <AccountDialog known={account} onClose={close} />,
              remove: (close) => (
                <RemoveDialog
                  title={t('account.remove_title', { name })}
                  why={t('account.remove_why')}
                  submit={t('common:remove')}
                  remove={() => removeTextAccount(name, account.revision)}
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

import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconKey, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { tellProblem } from '@/ui/tellProblem';
import { EditAccountDialog } from './EditAccountDialog';
import { ResetPasswordDialog } from './ResetPasswordDialog';
import { useAccountChange } from './useAccountChange';

export function AccountActions({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const [asking, setAsking] = useState<'edit' | 'password' | null>(null);
  const disable = useDisable(account);
  const { name, disabled } = account;
  const close = () => setAsking(null);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            aria-label={t('actions.more', { name })}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setAsking('edit')}>
            {t('actions.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => setAsking('password')}>
            {t('actions.password')}
          </Menu.Item>
          <Menu.Item
            leftSection={
              disabled ? <IconUserCheck size={16} aria-hidden /> : <IconUserOff size={16} aria-hidden />
            }
            onClick={() => disable(!disabled)}
          >
            {t(disabled ? 'actions.enable' : 'actions.disable')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'edit' && <EditAccountDialog account={account} onClose={close} />}
      {asking === 'password' && <ResetPasswordDialog account={account} onClose={close} />}
    </>
  );
}

/** Disables or enables at once, and offers to undo it. */
function useDisable({ id, name }: Account) {
  const { t } = useTranslation('accounts');
  const change = useAccountChange(id);
  return (disabled: boolean) =>
    change.mutate(
      { disabled },
      {
        onError: tellProblem,
        onSuccess: () => {
          const told = `account-${id}`;
          notifications.show({
            id: told,
            autoClose: 10_000,
            message: (
              <Group justify="space-between" wrap="nowrap">
                {t(disabled ? 'disabled_told' : 'enabled_told', { name })}
                <Button
                  size="compact-sm"
                  variant="light"
                  miw="max-content"
                  onClick={() => {
                    notifications.hide(told);
                    change.mutate({ disabled: !disabled }, { onError: tellProblem });
                  }}
                >
                  {t('common:undo')}
                </Button>
              </Group>
            ),
          });
        },
      },
    );
}

import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconKey, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { signOut } from '@/api/session';
import { useSession } from '@/session/SessionContext';
import { OwnPassword } from './OwnPassword';
import { useSections } from './useSections';

export function AccountMenu() {
  const { t } = useTranslation();
  const { account } = useSession();
  const sections = useSections();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={240} withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            size="lg"
            aria-label={t('account.label', { name: account.name })}
          >
            <IconUserCircle size={22} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
              {account.name}
            </Text>
            {t(`role.${account.role}`)}
          </Menu.Label>
          {sections.map(({ path, name }) => (
            <Menu.Item key={path} component={Link} to={path} hiddenFrom="md">
              {t(`nav.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => setChanging(true)}>
            {t('account.password')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => void signOut().finally(() => window.location.assign('/sign-in'))}
          >
            {t('account.sign_out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && <OwnPassword onClose={() => setChanging(false)} />}
    </>
  );
}

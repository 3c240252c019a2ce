import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { url } from '@/api/urls';

/** Everything there is about the contacts, as files. */
export function ContactExports({ campaign }: { campaign: number }) {
  const { t } = useTranslation('callfile');
  const path = { id: campaign };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={url('/campaigns/{id}/export/contacts.csv', { path })} download>
          {t('export.contacts')}
        </Menu.Item>
        <Menu.Item component="a" href={url('/campaigns/{id}/export/attempts.csv', { path })} download>
          {t('export.attempts')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

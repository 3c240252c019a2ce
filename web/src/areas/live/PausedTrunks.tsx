import { Alert, List } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrunkLoad } from '@/api/types';
import { useLang } from '@/format';

/** The trunks by which nothing leaves now, and why. */
export function PausedTrunks({ trunks }: { trunks: TrunkLoad[] }) {
  const { t } = useTranslation('live');
  const lang = useLang();
  const paused = trunks.flatMap(({ name, paused: why }) => (why == null ? [] : [{ name, why: why[lang] }]));
  return (
    <div role="status">
      {paused.length > 0 && (
        <Alert
          mt="md"
          variant="light"
          color="yellow"
          icon={<IconPlayerPause aria-hidden />}
          title={t('paused.title', { count: paused.length })}
        >
          <List size="sm" listStyleType="none">
            {paused.map(({ name, why }) => (
              <List.Item key={name}>{t('paused.trunk', { name, why })}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}

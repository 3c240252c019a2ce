import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { IconEye, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '@/api/accounts';
import { Allowed } from '@/session/Allowed';
import { useMay } from '@/session/SessionContext';
import { Page } from '@/ui/Page';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AccountsTable } from './AccountsTable';
import { NewAccountDialog } from './NewAccountDialog';

export function Component() {
  return (
    <Allowed right="accounts.read">
      <Accounts />
    </Allowed>
  );
}

function Accounts() {
  const { t } = useTranslation('accounts');
  const { data, error } = useQuery(accountsQuery);
  const [creating, setCreating] = useState(false);
  const mayChange = useMay()('accounts');
  return (
    <Page
      title={t('title')}
      actions={
        mayChange && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('create')}
          </Button>
        )
      }
    >
      {!mayChange && (
        <Alert variant="light" color="gray" mb="md" icon={<IconEye aria-hidden />}>
          {t('read_only')}
        </Alert>
      )}
      <Panel>
        {error !== null && <ProblemNotice problem={error} />}
        {data === undefined ? (
          error === null && (
            <Stack gap="xs" aria-busy>
              <Skeleton h={30} />
              <Skeleton h={36} />
              <Skeleton h={36} />
            </Stack>
          )
        ) : (
          <AccountsTable accounts={data} />
        )}
      </Panel>
      {creating && <NewAccountDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { watchedConnectionsQuery } from '@/api/connections';
import { Allowed } from '@/session/Allowed';
import { useMay } from '@/session/SessionContext';
import { Page } from '@/ui/Page';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AccountsPanel } from './accounts/AccountsPanel';
import { SwitchPanel } from './switch/SwitchPanel';
import { TrunksPanel } from './trunks/TrunksPanel';

/** The ways out to the networks: the switch, its trunks, and accounts with carriers of texts. */
export function Component() {
  const { t } = useTranslation('connections');
  return (
    <Page title={t('title')}>
      <Allowed right="read">
        <Connections />
      </Allowed>
    </Page>
  );
}

function Connections() {
  const { t } = useTranslation('connections');
  const { data, error } = useQuery(watchedConnectionsQuery);
  const mayEdit = useMay()('edit');
  return (
    <Stack gap="md">
      {!mayEdit && (
        <Alert variant="light" color="gray" icon={<IconEye aria-hidden />}>
          {t('read_only')}
        </Alert>
      )}
      {error !== null && <ProblemNotice problem={error} />}
      {data === undefined ? (
        error === null && <Skeleton h={420} />
      ) : (
        <>
          <SwitchPanel known={data.switch ?? null} />
          <TrunksPanel trunks={data.trunks} hasSwitch={data.switch != null} />
          <AccountsPanel accounts={data.text_accounts} />
        </>
      )}
    </Stack>
  );
}

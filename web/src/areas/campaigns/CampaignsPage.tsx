import { Button, Skeleton, Stack, Switch } from '@mantine/core';
import { IconArchive, IconPhoneOutgoing, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '@/api/campaigns';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { CampaignsTable } from './CampaignsTable';
import { NewCampaignDialog } from './NewCampaignDialog';

const RUNNING_REFRESH_MS = 3_000;
const RESTING_REFRESH_MS = 30_000;

export function Component() {
  const { t } = useTranslation('campaigns');
  const [archived, setArchived] = useState(false);
  const [creating, setCreating] = useState(false);
  const mayEdit = useMay()('edit');
  const { data, error } = useQuery({
    ...campaignsQuery(archived),
    refetchInterval: ({ state }) =>
      state.data?.some((campaign) => campaign.state === 'running') === true
        ? RUNNING_REFRESH_MS
        : RESTING_REFRESH_MS,
  });
  const create = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('create.title')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Switch
            label={t('show_archived')}
            checked={archived}
            onChange={(event) => setArchived(event.currentTarget.checked)}
          />
          {create}
        </>
      }
    >
      <Panel>
        {error !== null && <ProblemNotice problem={error} mb="sm" />}
        {data === undefined && error === null && <Waiting />}
        {data?.length === 0 &&
          (archived ? (
            <EmptyState icon={IconArchive} title={t('none_archived.title')}>
              {t('none_archived.why')}
            </EmptyState>
          ) : (
            <EmptyState icon={IconPhoneOutgoing} title={t('none.title')} action={create}>
              {t(mayEdit ? 'none.why' : 'none.ask')}
            </EmptyState>
          ))}
        {data !== undefined && data.length > 0 && <CampaignsTable campaigns={data} />}
      </Panel>
      {creating && <NewCampaignDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function Waiting() {
  return (
    <Stack gap="xs" aria-busy>
      <Skeleton h={30} />
      <Skeleton h={46} />
      <Skeleton h={46} />
      <Skeleton h={46} />
    </Stack>
  );
}

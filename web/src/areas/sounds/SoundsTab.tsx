import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMicrophone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { DropZone } from '../callfile/DropZone';
import { Sending } from '../callfile/Sending';
import { useCampaign } from '../campaign/CampaignContext';
import { soundsQuery } from './api';
import { SOUND_FILES } from './files';
import { NameSound } from './NameSound';
import { SoundTable } from './SoundTable';
import { usePutSound } from './usePutSound';

/** The recorded messages of a campaign. */
export function Component() {
  const { t } = useTranslation('sounds');
  const campaign = useCampaign();
  const may = useMay();
  const { data, error } = useQuery(soundsQuery(campaign.id));
  const [chosen, setChosen] = useState<File | null>(null);
  const { put, share } = usePutSound(campaign);
  const recorded = data?.map(({ name }) => name) ?? [];
  const missing = Object.keys(campaign.campaign.sounds ?? {}).filter((name) => !recorded.includes(name));
  return (
    <Stack gap="md">
      {may('edit') && (
        <Panel title={t('add.title')}>
          {put.error !== null && <ProblemNotice problem={put.error} mb="sm" />}
          {put.isPending && <Sending file={put.variables.file} share={share} />}
          {!put.isPending && chosen !== null && (
            <NameSound
              key={chosen.name}
              file={chosen}
              taken={recorded}
              onCancel={() => setChosen(null)}
              onName={(name) => put.mutate({ name, file: chosen }, { onSuccess: () => setChosen(null) })}
            />
          )}
          {!put.isPending && chosen === null && (
            <DropZone
              accept={SOUND_FILES}
              label={t('add.drop')}
              hint={t('add.hint')}
              button={t('add.choose')}
              onFile={(file) => {
                put.reset();
                setChosen(file);
              }}
            />
          )}
        </Panel>
      )}
      <Panel title={t('title')}>
        {error !== null && <ProblemNotice problem={error} />}
        {data === undefined && error === null && <Skeleton h={160} />}
        {data?.length === 0 && missing.length === 0 && (
          <EmptyState icon={IconMicrophone} title={t('empty.title')}>
            {t('empty.why')}
          </EmptyState>
        )}
        {data !== undefined && data.length + missing.length > 0 && (
          <SoundTable campaign={campaign} sounds={data} missing={missing} />
        )}
      </Panel>
    </Stack>
  );
}

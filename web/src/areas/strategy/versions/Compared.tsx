import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { versionQuery } from '@/api/strategy';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useLang } from '@/format';
import { complete, difference } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { DifferenceTable } from './DifferenceTable';

/** The difference of two versions in words. */
export function Compared({ before, after }: { before: number; after: number }) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const campaign = useCampaign();
  const old = useQuery(versionQuery(campaign.id, before));
  const now = useQuery(versionQuery(campaign.id, after));
  const error = old.error ?? now.error;
  return (
    <Panel title={t('versions.between', { before, after })}>
      {error !== null && <ProblemNotice problem={error} />}
      {(old.data === undefined || now.data === undefined) && error === null && <Skeleton h={120} />}
      {old.data !== undefined && now.data !== undefined && (
        <DifferenceTable
          differences={difference(complete(old.data.strategy), complete(now.data.strategy), lang)}
          before={t('versions.column', { version: before })}
          after={t('versions.column', { version: after })}
          none={t('versions.same')}
        />
      )}
    </Panel>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { check, strategyQuery, versionQuery } from '@/api/strategy';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { complete } from '@/strategy-model';
import { SaveDialog } from '../manager/SaveDialog';

/** Puts an old version in place again, as a new one; nothing of the history is lost. */
export function RestoreDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation('strategy');
  const campaign = useCampaign();
  const { data } = useQuery(versionQuery(campaign.id, version));
  const { data: place } = useQuery(strategyQuery(campaign.id));
  const strategy = useMemo(() => (data === undefined ? null : complete(data.strategy)), [data]);
  const { data: checked } = useQuery({
    queryKey: ['check', campaign.id, campaign.revision, 'restore', version],
    queryFn: ({ signal }) => (strategy === null ? { findings: [] } : check(campaign.id, strategy, signal)),
    enabled: strategy !== null,
  });
  if (strategy === null || place === undefined || checked === undefined) return null;
  return (
    <SaveDialog
      campaign={campaign}
      strategy={strategy}
      errors={checked.findings.filter((finding) => finding.severity === 'error').length}
      from={place}
      firstNote={t('versions.restored', { version })}
      onClose={onClose}
      onSaved={onClose}
      onTheirs={onClose}
    />
  );
}

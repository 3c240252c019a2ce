import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pauseCampaign, startCampaign } from '@/api/campaigns';
import type { Speed } from '@/api/types';
import { tellProblem } from '@/ui/tellProblem';
import { useCampaignChange } from '../campaigns/useCampaignChange';
import { isSpeed, SPEEDS } from './speeds';

/** How fast the clock of a running campaign goes. It is paused for the change; its warnings were accepted when it was started. */
export function SpeedControl({ campaign, speed }: { campaign: number; speed: Speed | null }) {
  const { t } = useTranslation('live');
  const change = useCampaignChange(async (speed: Speed) => {
    await pauseCampaign(campaign);
    return startCampaign(campaign, { speed, accept_warnings: true });
  });
  return (
    <Select
      label={t('speed')}
      w={200}
      allowDeselect={false}
      data={SPEEDS.map((value) => ({ value, label: t(`campaigns:speed.${value}`) }))}
      value={change.isPending ? change.variables : speed}
      onChange={(value) => isSpeed(value) && change.mutate(value, { onError: tellProblem })}
    />
  );
}

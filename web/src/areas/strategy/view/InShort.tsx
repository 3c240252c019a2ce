import { useTranslation } from 'react-i18next';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import type { Strategy } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import { HeatMap } from './HeatMap';
import { PreliminaryLine } from './PreliminaryLine';
import { Summary } from './Summary';

/** A strategy in short: its parameters, the calls owed first, and who can be called when. */
export function InShort({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation('strategy');
  const { campaign } = useCampaign();
  return (
    <>
      <Panel title={t('view.summary')}>
        <Summary strategy={strategy} />
        <PreliminaryLine strategy={strategy} />
      </Panel>
      <Panel title={t('view.heat')} hint={t('view.heat_why')}>
        <HeatMap strategy={strategy} hours={campaign.hours} />
      </Panel>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { Hole } from '@/api/types';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import type { Strategy } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import { HoleBar } from '../holes/HoleBar';
import { useHoles } from '../holes/useHoles';
import { HeatMap } from './HeatMap';
import { PreliminaryLine } from './PreliminaryLine';
import { Summary } from './Summary';

const NO_HOLES: readonly Hole[] = [];

interface Props {
  strategy: Strategy;
  /** Where contacts cannot be called; `null` as long as that is not known, absent where nobody asks. */
  holes?: readonly Hole[] | null;
}

/** A strategy in short: its parameters, the calls owed first, and who can be called when. */
export function InShort({ strategy, holes }: Props) {
  const { t } = useTranslation('strategy');
  const { campaign } = useCampaign();
  const seen = useHoles(holes ?? NO_HOLES);
  return (
    <>
      <Panel title={t('view.summary')}>
        <Summary strategy={strategy} />
        <PreliminaryLine strategy={strategy} />
      </Panel>
      <Panel title={t('view.heat')} hint={t('view.heat_why')}>
        <HeatMap strategy={strategy} hours={campaign.hours} holes={seen.weeks} />
        {holes !== undefined && <HoleBar holes={seen} known={holes !== null} />}
      </Panel>
    </>
  );
}

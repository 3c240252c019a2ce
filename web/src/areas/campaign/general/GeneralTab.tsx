import type { Campaign } from '@/api/types';
import { useMay } from '@/session/SessionContext';
import { CampaignForm } from '../CampaignForm';
import { withField } from '@/draft/withField';
import { useCampaignDraft } from '../useCampaignDraft';
import { ClosedDaysPanel } from './ClosedDaysPanel';
import { DiallingPanel } from './DiallingPanel';
import { ExceptionsPanel } from './ExceptionsPanel';
import classes from './GeneralTab.module.css';
import { HoursPanel } from './HoursPanel';
import { IdentityPanel } from './IdentityPanel';
import { LawPanel } from './law/LawPanel';
import { LimitsPanel } from './LimitsPanel';

/** What a panel of this tab gets: the document, and how to set one of its fields. */
export interface PanelProps {
  campaign: Campaign;
  set: <K extends keyof Campaign>(key: K, value: Campaign[K] | undefined) => void;
  readOnly: boolean;
}

export function Component() {
  const draft = useCampaignDraft();
  const readOnly = !useMay()('edit');
  const panel: PanelProps = {
    campaign: draft.value,
    set: (key, value) => draft.set((campaign) => withField(campaign, key, value)),
    readOnly,
  };
  return (
    <CampaignForm draft={draft}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <IdentityPanel {...panel} />
          <DiallingPanel {...panel} />
          <ClosedDaysPanel {...panel} />
          <ExceptionsPanel {...panel} />
        </div>
        <div className={classes.column}>
          <HoursPanel {...panel} />
          <LimitsPanel {...panel} />
          <LawPanel {...panel} />
        </div>
      </div>
    </CampaignForm>
  );
}

import { useTranslation } from 'react-i18next';
import { Panel } from '@/ui/Panel';
import { OpeningHours } from '@/week/OpeningHours';
import type { PanelProps } from './GeneralTab';

/** Opening hours, drawn on the week (R1). */
export function HoursPanel({ campaign, set, readOnly }: PanelProps) {
  const { t } = useTranslation('campaign');
  return (
    <Panel title={t('field.hours')} hint={t('hours.why', { zone: campaign.zone })}>
      <OpeningHours value={campaign.hours} onChange={(hours) => set('hours', hours)} readOnly={readOnly} />
    </Panel>
  );
}

import { useTranslation } from 'react-i18next';
import type { CampaignSummary, Phase } from '@/api/types';
import { useFormat } from '@/format';
import { useResultName } from '../results/useResultName';

interface Props {
  phase: Phase;
  /** Times are those of its clock and zone. */
  campaign: Pick<CampaignSummary, 'id' | 'now' | 'zone'>;
}

/** Where a contact stands, in words. */
export function PhaseText({ phase, campaign }: Props) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const resultName = useResultName(campaign.id);
  switch (phase.kind) {
    case 'unplanned':
    case 'in_flight':
      return t(`phase.${phase.kind}`);
    case 'waiting': {
      const { from } = phase;
      const due = from === null || Date.parse(from) <= Date.parse(campaign.now);
      const when = due ? t('phase.now') : format.moment(from, campaign.zone);
      return `${t(`phase.${phase.turn}`)} · ${when}`;
    }
    case 'ended':
      return t('phase.ended', { result: resultName(phase.result) });
  }
}

import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { prove } from '@/api/foresight';
import type { CampaignDetail, LawVerdict, Witness } from '@/api/types';
import type { Strategy } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ordinalOf } from '../manager/asked';
import classes from './Proof.module.css';
import { VerdictLine } from './VerdictLine';

interface Props {
  campaign: CampaignDetail;
  strategy: Strategy;
  onPlay: (witness: Witness) => void;
}

/** What can still be broken first, what cannot last. */
const ORDER: LawVerdict['verdict'][] = ['can_break', 'not_decided', 'guarded', 'cannot_break'];

/** For each legal rule of the campaign: whether this strategy could break it, with a proof or an example (R37). */
export function ProofPanel({ campaign, strategy, onPlay }: Props) {
  const { t } = useTranslation('proof');
  const { data, error } = useQuery({
    queryKey: ['proof', campaign.id, campaign.revision, ordinalOf(strategy)],
    queryFn: ({ signal }) => prove(campaign.id, strategy, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const sorted = data?.verdicts.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return (
    <Panel title={t('title')} hint={t('why')}>
      {error !== null && <ProblemNotice problem={error} />}
      {sorted === undefined && error === null && <Skeleton h={80} />}
      {sorted?.length === 0 && <Text size="sm">{t('none')}</Text>}
      <ul className={classes.list}>
        {sorted?.map((verdict) => (
          <VerdictLine
            key={`${verdict.preset ?? ''}/${verdict.rule}`}
            verdict={verdict}
            zone={campaign.zone}
            onPlay={onPlay}
          />
        ))}
      </ul>
    </Panel>
  );
}

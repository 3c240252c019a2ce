import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { campaignQuery } from '@/api/campaigns';
import { url } from '@/api/urls';
import type { AttemptSeen, CampaignDetail, Snapshot } from '@/api/types';
import { tellClock } from '@/areas/campaign/clock';
import { withAttempts } from './lastAttempts';
import type { StreamState } from './stream/eventStream';
import { useEventStream } from './stream/useEventStream';

export interface Live {
  stream: StreamState;
  snapshot: Snapshot | null;
  attempts: AttemptSeen[];
}

/** What a campaign tells of itself while this page is seen. */
export function useLive(campaign: CampaignDetail): Live {
  const queries = useQueryClient();
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [attempts, setAttempts] = useState<AttemptSeen[]>([]);
  const readAgain = () => void queries.invalidateQueries({ queryKey: campaignQuery(campaign.id).queryKey });

  const stream = useEventStream(url('/campaigns/{id}/live', { path: { id: campaign.id } }), {
    snapshot: (data) => {
      const come = data as Snapshot;
      setSnapshot(come);
      tellClock(queries, campaign.id, come.now);
      if (come.state !== (snapshot?.state ?? campaign.state)) readAgain();
    },
    attempt: (data) => setAttempts((known) => withAttempts(known, data as AttemptSeen[])),
    changed: readAgain,
  });

  return { stream, snapshot, attempts };
}

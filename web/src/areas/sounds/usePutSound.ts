import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { campaignQuery } from '@/api/campaigns';
import type { CampaignDetail } from '@/api/types';
import { putSound, type SoundFile } from './api';

/** Adds or replaces a sound. It stands in the campaign's document, so that the campaign is read again. */
export function usePutSound({ id, revision }: CampaignDetail) {
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const put = useMutation({
    mutationFn: (sound: SoundFile) => {
      setShare(0);
      return putSound(id, revision, sound, setShare);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: campaignQuery(id).queryKey }),
  });
  return { put, share };
}

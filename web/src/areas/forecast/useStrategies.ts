import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { versionQuery } from '@/api/strategy';
import type { Strategy } from '@/api/types';
import type { Candidate } from './candidates';

/** What a candidate is called, and how its strategy is read. */
export function useStrategies(campaign: number) {
  const { t } = useTranslation('compare');
  const queries = useQueryClient();
  return {
    nameOf: (candidate: Candidate) =>
      candidate === 'classic'
        ? t('classic')
        : t(candidate.in_place ? 'in_place' : 'version', { version: candidate.version }),
    read: async (candidate: Candidate): Promise<Strategy | null> =>
      candidate === 'classic'
        ? null
        : (await queries.query(versionQuery(campaign, candidate.version))).strategy,
  };
}

import { answer, api } from '@/api/client';
import type { Job } from '@/api/types';

/** Has it counted where all contacts of a campaign stand (R61). */
export const startStanding = (campaign: number) =>
  answer(api.POST('/campaigns/{id}/standing', { params: { path: { id: campaign } } }));

export const standingOf = ({ result }: Job) => (result !== null && 'shares' in result ? result : null);

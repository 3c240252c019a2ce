import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { campaignQuery } from '@/api/campaigns';
import { useSession } from '@/session/SessionContext';

/** Whether nobody can be called: without a switch, and not on the page of a campaign that has been given one since. */
export function useSimulatedEverywhere(): boolean {
  const { network } = useSession();
  const { id } = useParams();
  const { data } = useQuery({ ...campaignQuery(Number(id)), enabled: id !== undefined });
  return network === 'simulated' && data?.simulated !== false;
}

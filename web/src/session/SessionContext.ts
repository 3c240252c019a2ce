import { createContext, useContext } from 'react';
import type { Session } from '@/api/types';
import { may, type Right } from './rights';

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only within the frame, where somebody is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of SessionGate');
  return session;
}

/** Whether who is signed in may do something. */
export function useMay(): (right: Right) => boolean {
  const { account } = useSession();
  return (right) => may(account.role, right);
}

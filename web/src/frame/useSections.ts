import { useMay } from '@/session/SessionContext';
import type { Right } from '@/session/rights';

interface Section {
  path: string;
  name: 'accounts' | 'audit' | 'connections' | 'suppression';
  right: Right;
}

const SECTIONS: Section[] = [
  { path: '/suppression', name: 'suppression', right: 'read' },
  { path: '/connections', name: 'connections', right: 'read' },
  { path: '/accounts', name: 'accounts', right: 'accounts.read' },
  { path: '/audit', name: 'audit', right: 'audit' },
];

/** The sections that who is signed in may open. */
export function useSections(): Section[] {
  const may = useMay();
  return SECTIONS.filter(({ right }) => may(right));
}

import type { Role } from '@/api/types';

/** What the server asks of a role, route by route. The server decides; the screens only avoid offering what it refuses. */
export type Right =
  'read' | 'run' | 'contact' | 'import' | 'edit' | 'check' | 'accounts.read' | 'accounts' | 'audit';

const HELD: Record<Role, ReadonlySet<Right>> = {
  administrator: new Set([
    'read',
    'run',
    'contact',
    'import',
    'edit',
    'check',
    'accounts.read',
    'accounts',
    'audit',
  ]),
  supervisor: new Set(['read', 'run', 'contact', 'import', 'check']),
  agent: new Set([]),
  auditor: new Set(['read', 'check', 'accounts.read', 'audit']),
};

export function may(role: Role, right: Right): boolean {
  return HELD[role].has(right);
}

import type { ReactNode } from 'react';
import { SelectionContext, useStrategy, whole } from './ManagerContext';
import { type Selection, valid } from './selection';

/** What was chosen, as far as the strategy still has it. */
export function SelectionProvider({ chosen, children }: { chosen: Selection; children: ReactNode }) {
  return <SelectionContext value={valid(useStrategy(whole), chosen)}>{children}</SelectionContext>;
}

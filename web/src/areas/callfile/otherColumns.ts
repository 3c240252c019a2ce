import type { Campaign, ContactRow } from '@/api/types';

/** What the call file says of a contact beyond what has a column of its own: names and values. */
export function otherColumns(
  { columns }: Pick<ContactRow, 'columns'>,
  campaign: Campaign,
): [string, string][] {
  const known = new Set<string | undefined>([
    ...campaign.phone_columns,
    campaign.key_column,
    campaign.zone_column,
    campaign.priority_column,
  ]);
  return Object.entries(columns).filter(([name, value]) => value !== '' && !known.has(name));
}

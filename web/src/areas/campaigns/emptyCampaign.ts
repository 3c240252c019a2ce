import type { Campaign } from '@/api/types';

/** The zone of the browser, which is most often that of the agents. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A campaign to begin with: open on working days, closed on the country's holidays. Its columns come with its call file. */
export function emptyCampaign(name: string, zone: string): Campaign {
  return {
    name,
    zone,
    country: 'FR',
    phone_columns: [],
    hours: { 'mon-fri': ['10:00-13:00', '14:00-20:00'] },
    closed_days: { calendars: ['FR'] },
  };
}

import type { Campaign } from '@/api/types';

/** The zone of the browser, which is most often that of the agents; of a browser without one, that of the country we begin with. */
export function ownZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone.includes('/') ? zone : 'Europe/Paris';
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

import type { Limit } from '@/api/types';

/** French consumer law on cold calls: its hours, and at most four calls in thirty days. */
export const frenchLimits: Limit[] = [
  {
    name: 'FR-HORAIRES',
    hours: { 'mon-fri': ['10:00-13:00', '14:00-20:00'] },
    closed_days: { calendars: ['FR'] },
  },
  { name: 'FR-4-EN-30-JOURS', cap: { calls: 4, days: 30, per: 'contact' } },
];

import { describe, expect, it } from 'vitest';
import type { Hole } from '@/api/types';
import { contactsOf, holeProfiles, holesShared, holesWeek } from './holes';
import { EMPTY_WEEK } from './week';
import { weekWords } from './words';

const hole = (columns: string[], span: string, more: Partial<Hole> = {}): Hole => ({
  columns,
  zone: 'Europe/Paris',
  contacts: 10,
  progress: 'fresh',
  cells: [{ weekday: 0, span }],
  minutes_per_week: 60,
  ...more,
});
const both = ['TEL_MOBILE', 'TEL_FIXE'];
const fresh = hole(both, '09:00-12:00');
const owing = hole(both, '12:00-18:00', { progress: { owing: 1 } });
const mobile = hole(['TEL_MOBILE'], '09:00-10:00', { contacts: 5 });
const elsewhere = hole(['TEL_MOBILE'], '09:00-10:00', { contacts: 2, zone: 'America/Martinique' });

describe('holes by profile', () => {
  it('join what concerns the same contacts, however far they are', () => {
    const [first] = holeProfiles([fresh, owing]);
    expect(first?.contacts).toBe(10);
    expect(first && weekWords(first.week, 'fr')).toBe('lun. 09:00–18:00');
  });
  it('tell apart which columns are filled, and add up the zones', () => {
    expect(holeProfiles([fresh, mobile, elsewhere]).map(({ key, contacts }) => [key, contacts])).toEqual([
      ['TEL_MOBILE + TEL_FIXE', 10],
      ['TEL_MOBILE', 7],
    ]);
  });
  it('tell hours in which nobody can be called from those in which some can', () => {
    const { every, some } = holesShared([hole(['A'], '09:00-12:00'), hole(['B'], '11:00-18:00')]);
    expect([every, some].map((week) => weekWords(week, 'fr'))).toEqual([
      'lun. 11:00–12:00',
      'lun. 09:00–11:00 et 12:00–18:00',
    ]);
    expect(holesShared([])).toEqual({ every: EMPTY_WEEK, some: EMPTY_WEEK });
  });
  it('do not pretend to know how many contacts there are', () => {
    expect(contactsOf([fresh, { ...mobile, contacts: null }])).toBeNull();
  });
  it('without any, leave the week empty', () => {
    expect(holesWeek([]).flat()).toEqual([]);
    expect(contactsOf([])).toBe(0);
  });
});

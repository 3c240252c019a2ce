import { describe, expect, it } from 'vitest';
import { parseWeek, writeWeek } from '@/strategy-model';
import { blockAt, erased, isRefused, painted, resized } from './brush';
import { refusedWords } from './refusedWords';

const canvas = {
  allowed: parseWeek({ 'mon-fri': ['09:00-20:00'] }),
  layers: [parseWeek({ mon: ['09:00-12:00'] }), parseWeek({ 'mon-tue': ['18:00-20:00'] })],
};
const area = (firstDay: number, lastDay: number, from: number, to: number) => ({
  firstDay,
  lastDay,
  span: { from: from * 60, to: to * 60 },
});

describe('painting', () => {
  it('R12: never overlaps and never leaves the opening hours, and says where it would', () => {
    const { week, refused } = painted(canvas, 0, area(0, 5, 17, 21));
    expect(writeWeek(week)).toEqual({
      mon: ['09:00-12:00', '17:00-18:00'],
      tue: ['17:00-18:00'],
      'wed-fri': ['17:00-20:00'],
    });
    expect(isRefused(refused)).toBe(true);
    const words = refusedWords(refused, ['Matin', 'Soir'], 'fr').replace(/[\u00a0\u202f]/g, ' ');
    expect(words).toContain('Déjà dans « Soir » : lun. et mar. 18:00–20:00.');
    expect(words).toContain('Campagne fermée : lun. à ven. 20:00–21:00, sam. 17:00–21:00.');
  });

  it('says nothing where all is painted', () => {
    expect(isRefused(painted(canvas, 0, area(0, 4, 12, 14)).refused)).toBe(false);
  });

  it('erases its own layer only', () => {
    expect(writeWeek(erased(canvas, 1, area(0, 0, 9, 19)))).toEqual({
      mon: ['19:00-20:00'],
      tue: ['18:00-20:00'],
    });
  });

  it('resizes as far as there is room', () => {
    const longer = resized(canvas, 0, 0, { from: 540, to: 720 }, { from: 540, to: 1140 });
    expect(writeWeek(longer.week)).toEqual({ mon: ['09:00-18:00'] });
    expect(isRefused(longer.refused)).toBe(true);
    expect(writeWeek(resized(canvas, 0, 0, { from: 540, to: 720 }, { from: 600, to: 720 }).week)).toEqual({
      mon: ['10:00-12:00'],
    });
    expect(writeWeek(resized(canvas, 0, 0, { from: 540, to: 720 }, { from: 540, to: 540 }).week)).toEqual({});
  });

  it('finds the block under the pointer', () => {
    expect(blockAt(canvas, 1, 1100)).toEqual({ layer: 1, span: { from: 1080, to: 1200 } });
    expect(blockAt(canvas, 1, 1000)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  copyDay,
  minus,
  formatSpan,
  FULL_WEEK,
  intersection,
  isEmpty,
  parseSpans,
  parseTime,
  parseWeek,
  replaceSpan,
  sameWeek,
  union,
  writeWeek,
} from './week';

const opening = parseWeek({ 'mon-fri': ['09:00-20:00'] });

describe('hours of a week', () => {
  it('R1: read and write as the server writes them', () => {
    const hours = parseWeek({
      'mon-fri': ['14:00-18:00', '9:00-12:00', '11:00-13:00'],
      sun: ['00:00-24:00'],
    });
    expect(writeWeek(hours)).toEqual({ 'mon-fri': ['09:00-13:00', '14:00-18:00'], sun: ['00:00-24:00'] });
    expect(sameWeek(parseWeek(writeWeek(hours)), hours)).toBe(true);
    expect(
      writeWeek(parseWeek({ mon: ['09:00-10:00'], tue: ['09:00-10:00'], thu: ['09:00-10:00'] })),
    ).toEqual({
      'mon-tue': ['09:00-10:00'],
      thu: ['09:00-10:00'],
    });
  });

  it('R1: refuse what is none', () => {
    expect(() => parseWeek({ lun: [] })).toThrow('weekday');
    expect(() => parseWeek({ 'fri-mon': [] })).toThrow('weekday');
    expect(() => parseWeek({ mon: ['12:00-9:00'] })).toThrow('span');
  });

  it('R12: overlap and excess are exact cells', () => {
    const planning = parseWeek({ mon: ['08:30-10:00'], tue: ['19:00-21:00'], sat: ['10:00-11:00'] });
    const shown = (week: typeof planning) =>
      cellsOf(week).map(({ weekday, span }) => `${weekday} ${formatSpan(span)}`);
    expect(shown(minus(planning, opening))).toEqual(['0 08:30-09:00', '1 20:00-21:00', '5 10:00-11:00']);
    expect(shown(intersection(planning, opening))).toEqual(['0 09:00-10:00', '1 19:00-20:00']);
    expect(isEmpty(minus(planning, union(planning, opening)))).toBe(true);
  });

  it('copies a day only as far as the campaign is open', () => {
    const planning = parseWeek({ mon: ['09:00-12:00'], wed: ['15:00-16:00'] });
    expect(writeWeek(copyDay(planning, 0, [1, 5], opening))).toEqual({
      'mon-tue': ['09:00-12:00'],
      wed: ['15:00-16:00'],
    });
    expect(writeWeek(copyDay(planning, 0, [2], FULL_WEEK))).toEqual({
      mon: ['09:00-12:00'],
      wed: ['09:00-12:00'],
    });
  });

  it('resizes a block, and takes away one that has no length', () => {
    const planning = parseWeek({ mon: ['09:00-12:00', '14:00-16:00'] });
    const morning = { from: 540, to: 720 };
    expect(writeWeek(replaceSpan(planning, 0, morning, { from: 600, to: 840 }))).toEqual({
      mon: ['10:00-16:00'],
    });
    expect(writeWeek(replaceSpan(planning, 0, morning, { from: 720, to: 720 }))).toEqual({
      mon: ['14:00-16:00'],
    });
  });

  it('reads hours as people type them', () => {
    expect(parseSpans('9h-12h30, 14:00–20:05')).toEqual({
      spans: [
        { from: 540, to: 750 },
        { from: 840, to: 1205 },
      ],
    });
    expect(parseSpans('18-20 et 21h05-24h')).toEqual({
      spans: [
        { from: 1080, to: 1200 },
        { from: 1265, to: 1440 },
      ],
    });
    expect(parseSpans('')).toEqual({ spans: [] });
    expect(parseSpans('9h-12h, 25:00-26:00')).toEqual({ wrong: '25:00-26:00' });
    expect(['24:00', '24:01', '9:60', 'x', ''].map(parseTime)).toEqual([1440, null, null, null, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { formatters } from './formatters';
import { nationalPhone, parsePhone } from './phone';
import { instantIn } from './zoned';

const fr = formatters('fr');
const en = formatters('en');

describe('times', () => {
  it('are those of the zone, with 24 hours in both languages', () => {
    const at = '2026-11-23T17:05:12.000Z';
    expect(fr.time(at, 'Europe/Paris')).toBe('18:05');
    expect(en.time(at, 'Europe/Paris')).toBe('18:05');
    expect(fr.dateTime(at, 'Indian/Reunion')).toContain('21:05');
    expect(en.time('2026-11-23T23:30:00.000Z', 'Europe/Paris')).toBe('00:30');
  });

  it('leave a date on its day wherever the browser is', () => {
    expect(fr.date('2026-11-23')).toBe('23/11/2026');
    expect(fr.dateLong('2026-11-23')).toBe('lundi 23 novembre 2026');
  });
});

describe('instants of a clock', () => {
  it('are those of its zone, in winter and in summer', () => {
    expect(instantIn('2026-11-23 18:05:00', 'Europe/Paris')).toBe('2026-11-23T17:05:00.000Z');
    expect(instantIn('2026-07-14 09:00:00', 'Europe/Paris')).toBe('2026-07-14T07:00:00.000Z');
    expect(instantIn('2026-07-14 09:00:00', 'Indian/Reunion')).toBe('2026-07-14T05:00:00.000Z');
  });

  it('are the first of a time that occurs twice, and after the gap of one that is skipped', () => {
    expect(instantIn('2026-10-25 02:30:00', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantIn('2026-03-29 02:30:00', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  });
});

describe('numbers', () => {
  it('are grouped by thin spaces in French', () => {
    expect(fr.number(1234567)).toBe('1\u202f234\u202f567');
    expect(en.number(1234567)).toBe('1,234,567');
  });

  it('say durations by their two largest units', () => {
    expect(fr.duration(0)).toBe('0\u00a0s');
    expect(fr.duration(3_905)).toBe('1\u00a0h 5\u00a0min');
    expect(fr.duration(266_400)).toBe('3\u00a0j 2\u00a0h');
    expect(en.duration(86_400)).toBe('1\u00a0d');
  });
});

describe('telephone numbers', () => {
  it('are written nationally at home and internationally abroad', () => {
    expect(nationalPhone('+33162341810')).toBe('01\u202f62\u202f34\u202f18\u202f10');
    expect(nationalPhone('+32470123456', 'FR')).toBe('+32470123456');
    expect(nationalPhone('+32470123456', 'BE')).toBe('0470\u202f12\u202f34\u202f56');
  });

  it('are read as people type them', () => {
    for (const text of ['01 62 34 18 10', '01.62.34.18.10', '+33 1 62 34 18 10', '0033162341810']) {
      expect(parsePhone(text)).toBe('+33162341810');
    }
    for (const text of [
      '',
      'bonjour',
      '+0162341810',
      '01 62 34 18 1x',
      '01 62 34 18 1',
      '+33 1 62 34 18 100',
    ])
      expect(parsePhone(text)).toBeNull();
  });

  it('read back what they write', () => {
    for (const [phone, country] of [
      ['+33639981204', 'FR'],
      ['+41791234567', 'CH'],
      ['+352621123456', 'LU'],
      ['+262692123456', 'RE'],
    ] as const) {
      expect(parsePhone(nationalPhone(phone, country), country)).toBe(phone);
    }
  });
});

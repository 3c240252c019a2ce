import { expect, it } from 'vitest';
import { clockOf, NAME_CHARACTERS_MAX, nameOf } from './naming';

it('names a sound after its file', () => {
  expect(nameOf('Merci de rappeler.wav')).toBe('Merci-de-rappeler');
  expect(nameOf('v1.2 final.mp3')).toBe('v1.2-final');
  expect(nameOf('annonce')).toBe('annonce');
  expect(nameOf('x'.repeat(200))).toHaveLength(NAME_CHARACTERS_MAX);
});

it('tells minutes and seconds', () => {
  expect(clockOf(6_400)).toBe('0:07');
  expect(clockOf(65_000)).toBe('1:05');
  expect(clockOf(59_900)).toBe('1:00');
  expect(clockOf(120)).toBe('0:01');
});

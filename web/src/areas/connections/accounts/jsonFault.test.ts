import { expect, it } from 'vitest';
import { readObject } from './jsonFault';

it('reads an object', () => {
  expect(readObject('{ "url": "https://example.test" }')).toEqual({
    object: { url: 'https://example.test' },
  });
});

it.each([
  ['a comma too many', '{\n  "url": 1,\n}', 3],
  ['an end too early', '{\n  "url":', 2],
])('says in which line %s is', (_, text, line) => {
  const read = readObject(text);
  expect('at' in read && read.at?.line).toBe(line);
});

it.each(['[]', '"url"', 'null'])('does not take %s', (text) => {
  expect(readObject(text)).toHaveProperty('at');
});

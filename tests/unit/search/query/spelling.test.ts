import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestWord } from '../../../../src/search/query/spelling.ts';

const KNOWN = ['postgres', 'kubernetes', 'react', 'reach', 'invoice', 'authentication'];

test.each([
  ['postgress', 'postgres'],
  ['kuberentes', 'kubernetes'],
  ['invioce', 'invoice'],
  ['recat', 'react'],
  ['authentcation', 'authentication'],
])('takes "%s" for "%s"', (typed, meant) => {
  expect(nearestWord(typed, KNOWN)).toBe(meant);
});

test.each(['xyzzyq', 'zq9', 'cat', 'plughw', 'postcards'])('does not correct "%s"', (typed) => {
  expect(nearestWord(typed, KNOWN)).toBeUndefined();
});

test('takes the first of two equally near words', () => {
  expect(nearestWord('reac', ['react', 'reach'])).toBe('react');
});

test('takes accents and capitals of known words as they are written', () => {
  expect(nearestWord('pruefng', ['Prüfung'])).toBeUndefined();
  expect(nearestWord('prufng', ['Prüfung'])).toBe('Prüfung');
  expect(nearestWord('postgresl', ['PostgreSQL'])).toBe('PostgreSQL');
});

test('does not correct a known word', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,14}$/), (word) => {
      expect(nearestWord(word, ['zzzzzzzzzzzzzzzz', word])).toBe(word);
    }),
  );
});

test('corrects one letter missing from a long word', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{9,14}$/), fc.nat(), (word, at) => {
      const place = 1 + (at % (word.length - 1));
      expect(nearestWord(word.slice(0, place) + word.slice(place + 1), [word])).toBe(word);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postingsOf, deltaEncode, deltaDecode } from '../../../../src/search/format/postings.ts';

test('lists for every term the documents that have it, in order, with weights', () => {
  const index = postingsOf([[['a', 50]], [['b', 99]], [['a', 99]]]);
  expect([...index]).toEqual([
    ['a', [0, 50, 2, 99]],
    ['b', [1, 99]],
  ]);
});

test('leaves out terms that a document is hardly about', () => {
  expect(postingsOf([[['a', 0]]]).size).toBe(0);
});

test('compressed postings expand to the same postings', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(10_000)), (numbers) => {
      const postings = numbers.sort((a, b) => a - b).flatMap((number) => [number, 1 + (number % 99)]);
      expect(deltaDecode(deltaEncode(postings))).toEqual(postings);
    }),
  );
});

import { expect, test } from 'vitest';
import { readSeeds } from '../../bench/fuzz-seeds.ts';
import { mutate, randomFrom } from '../../bench/mutation.ts';
import { tryToRead } from '../../bench/reading.ts';

// A few of the files that `npm run bench:fuzz` reads, the same ones every time.
const seeds = readSeeds();
const outcomes = Array.from({ length: 300 }, (_, seed) => ({ seed, ...tryToRead(mutate(seeds, randomFrom(seed))) }));

test('no damaged file crashes the reader', () => {
  expect(outcomes.filter(({ crash }) => crash !== undefined)).toEqual([]);
});

test('every damaged file that is rejected gets a reason', () => {
  expect(outcomes.filter(({ unexplained }) => unexplained)).toEqual([]);
});

test('every finding about a damaged file is at a position in the file', () => {
  expect(outcomes.filter(({ outside }) => outside.length > 0)).toEqual([]);
});

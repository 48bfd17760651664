import { expect, test } from 'vitest';
import { readSeeds } from '../../bench/fuzz-seeds.ts';
import { mutate, randomFrom } from '../../bench/mutation.ts';
import { tryToRead } from '../../bench/reading.ts';

const seeds = readSeeds();
const damaged = Array.from({ length: 300 }, (_, seed) => mutate(seeds, randomFrom(seed)));

test('the same seed gives the same file', () => {
  expect(mutate(seeds, randomFrom(7))).toEqual(mutate(seeds, randomFrom(7)));
});

test('other seeds give other files', () => {
  expect(new Set(damaged.map((bytes) => bytes.join())).size).toBeGreaterThan(250);
});

test('no damaged file crashes the reader', () => {
  expect(damaged.map((bytes) => tryToRead(bytes).crash).filter((crash) => crash !== undefined)).toEqual([]);
});

test('every damaged file that is no agent is told why', () => {
  expect(damaged.filter((bytes) => tryToRead(bytes).unexplained)).toEqual([]);
});

test('every finding about a damaged file lies inside of it', () => {
  expect(damaged.flatMap((bytes) => tryToRead(bytes).outside)).toEqual([]);
});

import { expect, test } from 'vitest';
import { readSeeds } from '../../bench/fuzz-seeds.ts';
import { mutate, randomFrom } from '../../bench/mutation.ts';

const seeds = readSeeds();

test('the same seed gives the same file', () => {
  expect(mutate(seeds, randomFrom(7))).toEqual(mutate(seeds, randomFrom(7)));
});

test('different seeds give different files', () => {
  const damaged = Array.from({ length: 300 }, (_, seed) => mutate(seeds, randomFrom(seed)));
  expect(new Set(damaged.map((bytes) => bytes.join())).size).toBeGreaterThan(250);
});

import { expect, test } from 'vitest';
import { rangeOf } from '../../../src/catalogue/range.ts';

test('the least value stands at the start', () => {
  expect(rangeOf([5, 10, 20])(5).at).toBe(0);
});

test('the most stands at the end', () => {
  expect(rangeOf([5, 10, 20])(20).at).toBe(100);
});

test('a value among equals stands in the middle', () => {
  expect(rangeOf([7, 7])(7).at).toBe(50);
});

test('smaller values are counted', () => {
  expect(rangeOf([5, 10, 20])(20).below).toBe(2);
});

test('of many values only some have a tick', () => {
  expect(rangeOf(Array.from({ length: 10_000 }, (_, at) => at))(3).ticks.length).toBeLessThanOrEqual(40);
});

import { expect, test } from 'vitest';
import { distributionOf } from '../../../src/catalogue/distribution.ts';

test('the smallest value is at the start', () => {
  expect(distributionOf([5, 10, 20])(5).position).toBe(0);
});

test('the largest value is at the end', () => {
  expect(distributionOf([5, 10, 20])(20).position).toBe(100);
});

test('a value among equals is in the middle', () => {
  expect(distributionOf([7, 7])(7).position).toBe(50);
});

test('smaller values are counted', () => {
  expect(distributionOf([5, 10, 20])(20).below).toBe(2);
});

test('with many values only some have a tick', () => {
  expect(distributionOf(Array.from({ length: 10_000 }, (_, at) => at))(3).ticks.length).toBeLessThanOrEqual(40);
});

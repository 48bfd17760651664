import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasShape, isRecord } from '../../../src/components/guard.ts';

const SHAPE = { name: 'string', count: 'number', open: 'boolean', list: 'array', size: { tokens: 'number' } } as const;
const VALUE = { name: 'a', count: 1, open: false, list: [1, 'b'], size: { tokens: 2 } };

test('a value with every property has the shape, whatever else it has', () => {
  expect(hasShape({ ...VALUE, more: null }, SHAPE)).toBe(true);
});

describe('a value does not have the shape', () => {
  test.each(Object.keys(SHAPE))('without its property %s', (key) => {
    expect(hasShape({ ...VALUE, [key]: undefined }, SHAPE)).toBe(false);
  });

  test.each([
    ['a number for a text', { name: 1 }],
    ['a text for a number', { count: '1' }],
    ['null for a boolean', { open: null }],
    ['an object for a list', { list: { length: 0 } }],
    ['null for an object', { size: null }],
    ['a property of another type further down', { size: { tokens: '2' } }],
  ])('with %s', (_, change) => {
    expect(hasShape({ ...VALUE, ...change }, SHAPE)).toBe(false);
  });
});

test('no value makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(typeof hasShape(value, SHAPE)).toBe('boolean');
    }),
  );
});

test('only objects have properties', () => {
  expect([{}, [], null, undefined, 'text', 7].map(isRecord)).toEqual([true, true, false, false, false, false]);
});

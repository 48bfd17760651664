import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageNumbers } from '../../../src/catalogue/paging.ts';

describe('pageNumbers', () => {
  test.each([
    [1, 1, '1'],
    [1, 3, '1 2 3'],
    [1, 209, '1 2 3 … 209'],
    [4, 209, '1 2 3 4 5 6 … 209'],
    [5, 209, '1 2 3 4 5 6 7 … 209'],
    [104, 209, '1 … 102 103 104 105 106 … 209'],
    [209, 209, '1 … 207 208 209'],
  ])('on page %i of %i shows %s', (page, pages, expected) => {
    expect(pageNumbers(page, pages).join(' ').replaceAll('  ', ' … ')).toBe(expected);
  });

  test('shows the page and both ends, ascending, and about seven numbers at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (pages, at) => {
        const page = (at % pages) + 1;
        const numbers = pageNumbers(page, pages).filter((number) => number !== undefined);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers).toEqual(expect.arrayContaining([1, page, pages]));
        expect(numbers.length).toBeLessThanOrEqual(9);
        const links = numbers.length - 1 + (page > 1 ? 1 : 0) + (page < pages ? 1 : 0);
        if (pages > 9) expect(links).toBeLessThanOrEqual(9);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { diffLines, type Edit } from '../../../src/verify/line-diff.ts';
import { workCounter } from '../work.ts';
import { applied, linesOf, MEGABYTE } from './edits.ts';

const count = workCounter(/\/node_modules\/diff\/|\/src\/verify\/line-diff/);
/** In runs of blocks of code. */
const MAX_WORK = 20_000_000;

describe('two files of 1 MB take bounded work to compare', () => {
  test.each([
    ['with every line different', linesOf(MEGABYTE, (at) => `a${at}`), linesOf(MEGABYTE, (at) => `b${at}`)],
    ['with two kinds of lines', linesOf(MEGABYTE, noise(1, 2)), linesOf(MEGABYTE, noise(2, 2))],
    ['with many kinds of lines', linesOf(MEGABYTE, noise(1, 50_000)), linesOf(MEGABYTE, noise(2, 50_000))],
    ['in reverse', linesOf(MEGABYTE, String), linesOf(MEGABYTE, String).reverse()],
    ['with blocks that shift', linesOf(MEGABYTE, blocks(40)), linesOf(MEGABYTE, blocks(41))],
  ])('%s', async (_, before, after) => {
    let edits: Edit[] = [];
    const work = await count(() => {
      edits = diffLines(before, after);
    });
    expect(applied(before, after, edits)).toEqual(after);
    expect(work).toBeGreaterThan(before.length);
    expect(work).toBeLessThan(MAX_WORK);
  });
});

/** Lines of several kinds in random order, the same every time. */
function noise(seed: number, kinds: number): () => string {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String((state >>> 8) % kinds);
  };
}

/** Empty lines, with an x on every line that starts a block of this size. */
function blocks(size: number): (at: number) => string {
  return (at) => (at % size === 0 ? 'x' : '');
}

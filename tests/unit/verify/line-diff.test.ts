import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines, type Edit } from '../../../src/verify/line-diff.ts';

/** What the edits make of the first text. */
function applied(before: readonly string[], after: readonly string[], edits: readonly Edit[]): string[] {
  return edits.flatMap(({ kind, before: from, after: to, lines }) => {
    if (kind === 'removed') return [];
    return kind === 'same' ? before.slice(from, from + lines) : after.slice(to, to + lines);
  });
}

function undone(before: readonly string[], after: readonly string[], edits: readonly Edit[]): string[] {
  return edits.flatMap(({ kind, before: from, after: to, lines }) => {
    if (kind === 'added') return [];
    return kind === 'same' ? after.slice(to, to + lines) : before.slice(from, from + lines);
  });
}

function inShort(edits: readonly Edit[]): string {
  return edits.map(({ kind, lines }) => `${{ same: '=', removed: '-', added: '+' }[kind]}${lines}`).join(' ');
}

const texts = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { maxLength: 40 });

describe('for any two texts', () => {
  test('the edits make the second of the first, and the first of the second', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edits = diffLines(before, after);
        expect(applied(before, after, edits)).toEqual(after);
        expect(undone(before, after, edits)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('they do so without a step to spend', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(applied(before, after, diffLines(before, after, 0))).toEqual(after);
      }),
    );
  });

  test('each stretch says where it stands, and no two of a kind follow each other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        let [a, b] = [0, 0];
        let last = '';
        for (const edit of diffLines(before, after)) {
          expect([edit.before, edit.after]).toEqual([a, b]);
          expect(edit.kind).not.toBe(last);
          expect(edit.lines).toBeGreaterThan(0);
          if (edit.kind !== 'added') a += edit.lines;
          if (edit.kind !== 'removed') b += edit.lines;
          last = edit.kind;
        }
      }),
    );
  });
});

test('the same text stays', () => {
  expect(inShort(diffLines(['a', 'b'], ['a', 'b']))).toBe('=2');
  expect(diffLines([], [])).toEqual([]);
});

test('one line changed in the middle', () => {
  expect(inShort(diffLines(['a', 'b', 'c'], ['a', 'x', 'c']))).toBe('=1 -1 +1 =1');
});

test('lines that repeat are told apart as closely as can be', () => {
  expect(inShort(diffLines(['a', 'a', 'b', 'a'], ['a', 'b', 'a', 'a']))).toBe('=1 -1 =1 +1 =1');
});

test('lines that occur once hold blocks together', () => {
  const before = ['f {', '', '}', 'g {', '', '}'];
  const after = ['f {', '', '}', 'h {', '', '}', 'g {', '', '}'];
  expect(inShort(diffLines(before, after))).toMatch(/^=\d \+3 =\d$/);
});

describe('long texts that differ everywhere take little time', () => {
  const many = 200_000;
  const noise = (seed: number, kinds: number): string[] => {
    let state = seed;
    return Array.from({ length: many }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return String((state >>> 8) % kinds);
    });
  };

  test.each([
    ['with few kinds of lines', noise(1, 2), noise(2, 2)],
    ['with many kinds of lines', noise(1, 100_000), noise(2, 100_000)],
    ['with none in common', noise(1, 50).map((line) => `a${line}`), noise(2, 50)],
    ['in reverse', noise(1, 2 ** 24), noise(1, 2 ** 24).reverse()],
  ])('%s', { timeout: 6000 }, (_, before, after) => {
    const edits = diffLines(before, after);
    expect(applied(before, after, edits)).toEqual(after);
  });
});

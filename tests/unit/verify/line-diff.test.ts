import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines, type Edit } from '../../../src/verify/line-diff.ts';
import { applied, linesOf, MEGABYTE } from './edits.ts';

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
  test('the edits turn the first into the second, and back', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edits = diffLines(before, after);
        expect(applied(before, after, edits)).toEqual(after);
        expect(undone(before, after, edits)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('every edit has its position, and neighbouring edits differ in kind', () => {
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

test('equal texts are one edit', () => {
  expect(inShort(diffLines(['a', 'b'], ['a', 'b']))).toBe('=2');
  expect(diffLines([], [])).toEqual([]);
});

test('a changed line is removed and added', () => {
  expect(inShort(diffLines(['a', 'b', 'c'], ['a', 'x', 'c']))).toBe('=1 -1 +1 =1');
});

test('a moved line is removed once and added once', () => {
  const edits = diffLines(['a', 'a', 'b', 'a'], ['a', 'b', 'a', 'a']);
  expect(edits.filter(({ kind }) => kind !== 'same').map(({ kind, lines }) => [kind, lines])).toEqual([
    ['removed', 1],
    ['added', 1],
  ]);
});

test('an added block is one edit', () => {
  const before = ['f {', '', '}', 'g {', '', '}'];
  const after = ['f {', '', '}', 'h {', '', '}', 'g {', '', '}'];
  expect(inShort(diffLines(before, after))).toMatch(/^=\d \+3 =\d$/);
});

test('a long text may have any number of changed lines', () => {
  const before = linesOf(MEGABYTE, (at) => (at % 2 === 0 ? `same ${at}` : `old ${at}`));
  const after = linesOf(MEGABYTE, (at) => (at % 2 === 0 ? `same ${at}` : `new ${at}`));
  const same = diffLines(before, after).filter(({ kind }) => kind === 'same');
  expect(same).toHaveLength(Math.ceil(before.length / 2));
});

test('lines in a very different order are all replaced', () => {
  const before = linesOf(20_000, String);
  const after = before.toReversed();
  expect(inShort(diffLines(before, after))).toBe(`-${before.length} +${before.length}`);
});

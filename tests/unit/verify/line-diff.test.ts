import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines, type Edit } from '../../../src/verify/line-diff.ts';
import { workCounter } from '../work.ts';

const count = workCounter(/\/node_modules\/diff\/|\/src\/verify\/line-diff/);
const MEGABYTE = 1_000_000;
/** In blocks of code that run. */
const MAX_WORK = 20_000_000;

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

test('a line that moved is removed once and added once', () => {
  const edits = diffLines(['a', 'a', 'b', 'a'], ['a', 'b', 'a', 'a']);
  expect(edits.filter(({ kind }) => kind !== 'same').map(({ kind, lines }) => [kind, lines])).toEqual([
    ['removed', 1],
    ['added', 1],
  ]);
});

test('an added block stays whole', () => {
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

test('lines in too different an order are all replaced', () => {
  const before = linesOf(20_000, String);
  const after = before.toReversed();
  expect(inShort(diffLines(before, after))).toBe(`-${before.length} +${before.length}`);
});

describe('two files of 1 MB cost bounded work', () => {
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

/** As many lines as fit into a number of bytes. */
function linesOf(bytes: number, line: (at: number) => string): string[] {
  const lines: string[] = [];
  for (let left = bytes; ;) {
    const next = line(lines.length);
    left -= next.length + 1;
    if (left < 0) return lines;
    lines.push(next);
  }
}

/** Lines of some kinds in no order, the same each time. */
function noise(seed: number, kinds: number): () => string {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String((state >>> 8) % kinds);
  };
}

/** Empty lines with another line after every few of them. */
function blocks(size: number): (at: number) => string {
  return (at) => (at % size === 0 ? 'x' : '');
}

// Importing the whole package would bundle its other diff algorithms into the worker.
import { diffArrays } from 'diff/lib/diff/array.js';

/**
 * The edits that turn one list of lines into another, in order. They are the shortest possible, unless more than
 * {@link MAX_DISPLACED} of the common lines are out of order: then all lines are replaced.
 */
export function diffLines(before: readonly string[], after: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let a = 0;
  let b = 0;
  const push = (kind: Edit['kind'], lines: number): void => {
    const last = edits.at(-1);
    if (lines === 0) return;
    if (last?.kind === kind) last.lines += lines;
    else edits.push({ kind, before: a, after: b, lines });
    if (kind !== 'added') a += lines;
    if (kind !== 'removed') b += lines;
  };
  for (const [atA, atB] of sameLines(before, after)) {
    push('removed', atA - a);
    push('added', atB - b);
    push('same', 1);
  }
  push('removed', before.length - a);
  push('added', after.length - b);
  return edits;
}

/** Work grows with the square of this and linearly with the number of lines; two files of 1 MB take about a second. */
const MAX_DISPLACED = 1000;

/**
 * The unchanged lines, each as its indexes in both lists. Lines that only one list has cannot be unchanged and are kept
 * from the library: texts with little in common cost little, and a long text may have any number of changed lines.
 */
function* sameLines(before: readonly string[], after: readonly string[]): Generator<[number, number]> {
  const a = indexesOfShared(before, after);
  const b = indexesOfShared(after, before);
  const changes = diffArrays(
    a.map((at) => before[at]),
    b.map((at) => after[at]),
    { maxEditLength: MAX_DISPLACED },
  );
  let nextA = 0;
  let nextB = 0;
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) {
      for (let each = 0; each < count; each += 1) yield [a[nextA + each] ?? 0, b[nextB + each] ?? 0];
    }
    if (!added) nextA += count;
    if (!removed) nextB += count;
  }
}

/** The indexes of the lines that another list has too. */
function indexesOfShared(lines: readonly string[], others: readonly string[]): number[] {
  const known = new Set(others);
  return [...lines.keys()].filter((at) => known.has(lines[at] ?? ''));
}

/** A run of lines that both texts have, that only the first has, or that only the second has. */
export interface Edit {
  kind: 'same' | 'removed' | 'added';
  /** How many lines of the first text come before it. */
  before: number;
  /** How many lines of the second text come before it. */
  after: number;
  lines: number;
}

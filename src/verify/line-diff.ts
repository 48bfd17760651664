// The package as a whole would bring the differ of every other kind of text into the worker.
import { diffArrays } from 'diff/lib/diff/array.js';

/**
 * What turns one list of lines into another: stretches that stay, that go and that come, in order. It is a shortest edit,
 * unless more than {@link MAX_DISPLACED} of the lines that both have are out of order: then everything is replaced.
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

/** The work grows with the square of this, and with the number of lines; two files of 1 MB take about a second. */
const MAX_DISPLACED = 1000;

/**
 * The lines that stay, each as its places in both lists. A line that only one list has cannot stay, so the library does not
 * see it: texts with little in common cost little, and a long text may have any number of changed lines.
 */
function* sameLines(before: readonly string[], after: readonly string[]): Generator<[number, number]> {
  const a = placesOfShared(before, after);
  const b = placesOfShared(after, before);
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

/** Where the lines are that another list has as well. */
function placesOfShared(lines: readonly string[], others: readonly string[]): number[] {
  const known = new Set(others);
  return [...lines.keys()].filter((at) => known.has(lines[at] ?? ''));
}

/** A stretch of lines that stays, that only the first text has, or that only the second has. */
export interface Edit {
  kind: 'same' | 'removed' | 'added';
  /** How many lines of the first text come before it. */
  before: number;
  /** How many lines of the second text come before it. */
  after: number;
  lines: number;
}

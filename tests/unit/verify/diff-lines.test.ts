import { describe, expect, test } from 'vitest';
import { lineOf } from '../../../src/verify/diff-lines.ts';
import { diffLines } from '../../../src/verify/line-diff.ts';

function piecesOf(before: string, after: string): string[] {
  const edits = diffLines([before], [after]);
  const added = edits.findIndex(({ kind }) => kind === 'added');
  const { pieces } = lineOf({ before: [before], after: [after], edits, language: undefined }, added, 0);
  return pieces.map(({ text }) => text);
}

describe('a long line', () => {
  const words = 'whole words '.repeat(60);

  test('is cut between words on either side of a change', () => {
    const [start, , end] = piecesOf(`${words}old ${words}`, `${words}new ${words}`);
    expect(start).toMatch(/^…(?:whole|words) .*\b(?:whole|words) $/);
    expect(end).toMatch(/^ (?:whole|words) .*\b(?:whole|words)…$/);
  });

  test('is cut within text without spaces, and never within a character', () => {
    const pairs = '𠮷'.repeat(400);
    for (const piece of piecesOf(`${pairs}old1${pairs}`, `${pairs}new${pairs}`))
      expect(piece.isWellFormed()).toBe(true);
  });
});

import type { Edit } from '../../../src/verify/line-diff.ts';

/** The second text, made from the first one by its edits. */
export function applied(before: readonly string[], after: readonly string[], edits: readonly Edit[]): string[] {
  return edits.flatMap(({ kind, before: from, after: to, lines }) => {
    if (kind === 'removed') return [];
    return kind === 'same' ? before.slice(from, from + lines) : after.slice(to, to + lines);
  });
}

/** As many lines as fit into a number of bytes. */
export function linesOf(bytes: number, line: (at: number) => string): string[] {
  const lines: string[] = [];
  for (let left = bytes; ;) {
    const next = line(lines.length);
    left -= next.length + 1;
    if (left < 0) return lines;
    lines.push(next);
  }
}

/** In bytes. */
export const MEGABYTE = 1_000_000;

/**
 * Finds the inline code of a Markdown text: from a run of backticks to the next run of that length on the same line.
 * @param text a text whose code fences are blanked out
 * @returns offsets in UTF-16 code units, in order
 */
export function findCodeSpans(text: string): { start: number; end: number }[] {
  const runs = [...text.matchAll(/`+|\n/g)];
  // A run opens code only if a run of the same length follows on its line. Finding those in one pass keeps this linear.
  const closing = new Array<number>(runs.length).fill(-1);
  let next = new Map<number, number>();
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const run = runs[at]?.[0] ?? '';
    if (run === '\n') {
      next = new Map();
      continue;
    }
    closing[at] = next.get(run.length) ?? -1;
    next.set(run.length, at);
  }
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const close = closing[at] ?? -1;
    const from = runs[at];
    const to = runs[close];
    if (from === undefined || to === undefined) continue;
    spans.push({ start: from.index, end: to.index + to[0].length });
    at = close;
  }
  return spans;
}

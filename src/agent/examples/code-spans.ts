/**
 * The stretches of a Markdown text that are code within a line: from some backticks to as many again on the same line.
 * @param text a text whose code fences were blanked out
 */
export function findCodeSpans(text: string): { start: number; end: number }[] {
  const runs = [...text.matchAll(/`+|\n/g)];
  // A run opens code only if one as long follows on its line. Looking that up once keeps the search from starting again.
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

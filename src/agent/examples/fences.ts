/** The code fences of a Markdown text, from the opening mark to the end of the closing one, or of the text. */
export function findFences(text: string): { start: number; end: number }[] {
  const fences: { start: number; end: number }[] = [];
  let open: { start: number; mark: string } | undefined;
  for (const line of text.matchAll(MARKED_LINE)) {
    const [written, mark = '', behind = ''] = line;
    if (open === undefined) {
      // What stands behind backticks names a language; with more backticks behind it, it is code in a line.
      if (mark.startsWith('~') || !behind.includes('`')) open = { start: line.index, mark };
    } else if (mark.startsWith(open.mark) && behind.trim() === '') {
      fences.push({ start: open.start, end: line.index + written.length });
      open = undefined;
    }
  }
  if (open !== undefined) fences.push({ start: open.start, end: text.length });
  return fences;
}

/** A line that opens or closes a fence. */
const MARKED_LINE = /^[ \t]*(`{3,}|~{3,})(.*)/gm;

/** Puts blanks in the place of stretches of a text, so that all offsets stay what they were. */
export function blankOut(text: string, stretches: readonly { start: number; end: number }[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of stretches) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

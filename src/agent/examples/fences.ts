/**
 * Finds the code fences of a Markdown text, from the opening line to the end of the closing line, or of the text.
 * @returns offsets in UTF-16 code units, in order
 */
export function findFences(text: string): { start: number; end: number }[] {
  const fences: { start: number; end: number }[] = [];
  let open: { start: number; mark: string } | undefined;
  for (const line of text.matchAll(MARKED_LINE)) {
    const [written, mark = '', info = ''] = line;
    if (open === undefined) {
      // With more backticks on the line, this is inline code and not a fence.
      if (mark.startsWith('~') || !info.includes('`')) open = { start: line.index, mark };
    } else if (mark.startsWith(open.mark) && info.trim() === '') {
      fences.push({ start: open.start, end: line.index + written.length });
      open = undefined;
    }
  }
  if (open !== undefined) fences.push({ start: open.start, end: text.length });
  return fences;
}

/**
 * Replaces stretches of a text with blanks, except line breaks, so that all offsets and lines stay the same.
 * @param stretches offsets in UTF-16 code units, in order and without overlaps
 * @param filler a character to put in place of each, if not a blank
 */
export function blankOut(text: string, stretches: readonly { start: number; end: number }[], filler = ' '): string {
  let result = '';
  let at = 0;
  for (const { start, end } of stretches) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, filler);
    at = end;
  }
  return result + text.slice(at);
}

/** A line that opens or closes a fence. */
const MARKED_LINE = /^[ \t]*(`{3,}|~{3,})(.*)/gm;

/** The code fences of a Markdown text, from the opening mark to the end of the closing one, or of the text. */
export function findFences(text: string): { start: number; end: number }[] {
  const fences: { start: number; end: number }[] = [];
  // What stands behind backticks names a language; with more backticks behind it, it is code in a line.
  const opening = /^[ \t]*(```+(?=[^`\n]*$)|~~~+)/gm;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const mark = match[1] ?? '```';
    const closing = new RegExp(`^[ \\t]*${mark.charAt(0)}{${mark.length},}[ \\t]*$`, 'gm');
    closing.lastIndex = match.index + match[0].length;
    const end = closing.exec(text) === null ? text.length : closing.lastIndex;
    fences.push({ start: match.index, end });
    opening.lastIndex = end;
  }
  return fences;
}

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

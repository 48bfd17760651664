/**
 * A value as it is written, without the comments that end it: the last lines that begin with a hash. A hash that has more of
 * the value below it may be a heading in a text, and one in a quotation or a block is a part of it.
 * @param written what follows the colon of a field, up to the next field
 */
export function withoutTrailingComments(written: string): string {
  const lines = written.trimEnd().split('\n');
  const isComment = commentIn(lines);
  let end = lines.length;
  while (end > 1 && (isComment.test(lines[end - 1] ?? '') || lines[end - 1]?.trim() === '')) end -= 1;
  const rest = lines.slice(0, end).join('\n').trimEnd();
  return isOpen(rest, lines.slice(end)) ? written : rest;
}

/** What a comment begins with: in a block whose lines are indented, only a hash at the first column is none of its text. */
function commentIn([first = '', second = '']: readonly string[]): RegExp {
  if (!/^[|>][-+\d]*[ \t]*(?:#.*)?$/.test(first.trimStart())) return /^[ \t]*#/;
  return /^[ \t]/.test(second) ? /^#/ : NOTHING;
}

const NOTHING = /(?!)/;

/** Whether a quotation that a value opens ends in the lines below it, or nowhere. */
function isOpen(value: string, below: readonly string[]): boolean {
  const quote = value.trimStart().charAt(0);
  if (quote !== '"' && quote !== "'") return false;
  return value.indexOf(quote) === value.lastIndexOf(quote) || below.some((line) => line.trimEnd().endsWith(quote));
}

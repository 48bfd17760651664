/**
 * Joins the lines of a text that its author wrapped at some width, so that a page can break them at its own. An empty
 * line still ends a paragraph, and a line that was meant to stand alone still does: an item of a list, a short line, a
 * sentence among lines that are sentences too.
 */
export function joinedLines(text: string): string {
  return text.includes('\n')
    ? text
        .split(/(\n[^\S\n]*\n\s*)/)
        .map(joinedParagraph)
        .join('')
    : text;
}

/** The shortest line that can be a wrapped one, in UTF-16 code units. */
const MIN_LINE = 50;
const ENDS_SENTENCE = /[.!?…。！？][\p{Pe}\p{Pf}"'*_`]*$/u;
const INTRODUCES = /[:：]$/;
const ITEM = /^(?:[-*+•–—>|#<]|\(?(?:\d{1,3}|\p{L})[.)]\s|[\p{L}\d][\p{L}\d /-]{0,30}[:：](?:\s|$))/u;

function joinedParagraph(paragraph: string): string {
  const lines = paragraph.split('\n').map((line) => line.trim());
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const wraps = lines.map((line, index) => isWrapped(line, lines[index + 1], width));
  // Sentences that each have a line are meant so, unless others were wrapped around them.
  if (!lines.some((line, index) => wraps[index] === true && !ENDS_SENTENCE.test(line))) return paragraph;
  return lines
    .map((line, index) => line + (index === lines.length - 1 ? '' : wraps[index] === true ? ' ' : '\n'))
    .join('');
}

/** Whether a line ends only because the first word of the next one would not have fitted. */
function isWrapped(line: string, next: string | undefined, width: number): boolean {
  if (next === undefined || line.length < MIN_LINE || INTRODUCES.test(line) || ITEM.test(next)) return false;
  const [word = ''] = next.split(/\s/, 1);
  return word !== '' && line.length + 1 + word.length > width;
}

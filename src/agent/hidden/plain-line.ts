import { splitHidden } from './hidden-characters.ts';

/**
 * Puts a text on one line, for files that machines read. White space and line breaks become single spaces; a hidden
 * character becomes its name, such as `[U+200B]`; a character that XML cannot contain becomes U+FFFD.
 */
export function asLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** The same for a text that keeps its line breaks, as LF, and its white space. */
export function asLines(text: string): string {
  return visible(text.replace(/\r\n?/g, '\n'));
}

function visible(text: string): string {
  return splitHidden(text.toWellFormed())
    .map((part) => (part.hidden === undefined ? part.text : `[${part.hidden}]`))
    .join('')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}

import { splitHidden } from './hidden-characters.ts';

/**
 * A text on one line, for files that machines read: white space and line breaks become single spaces, and each character
 * that a reader does not see, or that XML cannot hold, is named instead, such as `[U+200B]`.
 */
export function asLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** A text with its line breaks, which are LF, and with the same names in the place of hidden characters. */
export function asLines(text: string): string {
  return visible(text.replace(/\r\n?/g, '\n'));
}

function visible(text: string): string {
  return splitHidden(text.toWellFormed())
    .map((part) => (part.hidden === undefined ? part.text : `[${part.hidden}]`))
    .join('')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}

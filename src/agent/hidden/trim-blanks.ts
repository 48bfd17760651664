/** Removes the white space around a text, like `trim`, but none that is hidden, such as a byte order mark. */
export function trimBlanks(text: string): string {
  let start = 0;
  while (start < text.length && BLANK.test(text.charAt(start))) start += 1;
  return trimBlanksEnd(text.slice(start));
}

/** The same at the end only. */
export function trimBlanksEnd(text: string): string {
  let end = text.length;
  while (end > 0 && BLANK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The same as {@link trimBlanks} for the value of a field, which is empty if it has nothing else than white space. */
export function trimValue(text: string): string {
  return text.trim() === '' ? '' : trimBlanks(text);
}

/** White space, without the byte order mark, controls and the separators of lines and paragraphs. */
const BLANK = /[^\S\uFEFF\u2028\u2029\v\f]/;

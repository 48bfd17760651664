/**
 * Joins the lines of a Chinese or Japanese text that its author wrapped by hand. YAML makes a space of such a line break,
 * and so does a browser, in the middle of a word.
 * @param text a value as it is loaded
 * @param written the same as it is in the file
 */
export function joinWrapped(text: string, written: string): string {
  const wraps = new Set<string>();
  for (const { index, 1: before = '', 2: after = '' } of written.matchAll(WRAP)) {
    const lineStart = written.lastIndexOf('\n', index - 1) + 1;
    // A short line was not wrapped: it was meant to end there.
    if (index - lineStart >= MIN_LINE) wraps.add(`${before}\n${after}`);
  }
  if (wraps.size === 0) return text;
  return text.replace(BLANK, (blank: string, before: string, after: string) =>
    wraps.has(`${before}\n${after}`) ? '' : blank,
  );
}

/** The shortest line that counts as wrapped, in UTF-16 code units. */
const MIN_LINE = 12;
/** A letter of a script that is written without spaces, or a comma in it: a sentence goes on after them. */
const LETTER = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30FC\u3001\uFF0C]`;
const WRAP = new RegExp(`(?<=(${LETTER}{1,3}))\\n[ \\t]{0,40}(?=(${LETTER}{1,3}))`, 'gu');
const BLANK = new RegExp(`(?<=(${LETTER}{1,3}))[ \\n](?=(${LETTER}{1,3}))`, 'gu');

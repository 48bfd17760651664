/**
 * Puts spaces around each character of a script that is written without them (Han, kana, Thai, Lao, Khmer, Burmese).
 * Pagefind indexes what stands between spaces, so a word of such a script is found as a phrase of its characters, wherever
 * a sentence has it.
 */
export function spaceOut(text: string): string {
  return UNSPACED.test(text) ? text.replace(EACH_UNSPACED, ' $& ').replace(/ {2,}/g, ' ').trim() : text;
}

/** Whether a text has a character of a script that is written without spaces. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/** What goes between two pieces of a text that {@link spaceOut} has spaced out: a space, unless both are unspaced. */
export function between(before: string, after: string): string {
  return ENDS_UNSPACED.test(before) && STARTS_UNSPACED.test(after) ? '' : ' ';
}

/** Takes the spaces out again. */
export function unspaced(text: string): string {
  if (!UNSPACED.test(text)) return text;
  const words = text.split(' ');
  return words.map((word, at) => (at === 0 ? word : between(words[at - 1] ?? '', word) + word)).join('');
}

const SCRIPTS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー`;
/** Punctuation of East Asian texts, which needs no space next to it either. */
const PUNCTUATION = String.raw`\u3001-\u303f\uff01-\uff0f\uff1a-\uff1f`;
const UNSPACED = new RegExp(`[${SCRIPTS}]`, 'u');
const EACH_UNSPACED = new RegExp(String.raw`[${SCRIPTS}]\p{M}*`, 'gu');
const ENDS_UNSPACED = new RegExp(String.raw`[${SCRIPTS}${PUNCTUATION}]$`, 'u');
const STARTS_UNSPACED = new RegExp(`^[${SCRIPTS}${PUNCTUATION}]`, 'u');

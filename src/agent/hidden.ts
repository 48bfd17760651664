/**
 * Cuts a text at characters that a reader does not see: zero-width, direction-changing, tag and control characters. What
 * makes text look right is left alone: joiners inside emoji and between letters of scripts that join, direction marks
 * beside right-to-left letters, flags, line breaks and tabs.
 */
export function splitHidden(text: string): TextPart[] {
  if (!HIDDEN.test(text)) return [{ text }];
  const parts: TextPart[] = [];
  let plain = '';
  let before = '';
  const characters = Array.from(text);
  characters.forEach((character, index) => {
    if (HIDDEN.test(character) && !isInPlace(character, before, characters[index + 1] ?? '', characters, index)) {
      if (plain !== '') parts.push({ text: plain });
      plain = '';
      parts.push({ text: character, hidden: codePointName(character) });
    } else plain += character;
    before = character;
  });
  if (plain !== '') parts.push({ text: plain });
  return parts;
}

/** The hidden characters of a text, with their offsets in UTF-16 code units. */
export function findHidden(text: string): { offset: number; name: string }[] {
  let offset = 0;
  return splitHidden(text).flatMap(({ text: part, hidden }) => {
    const found = hidden === undefined ? [] : [{ offset, name: hidden }];
    offset += part.length;
    return found;
  });
}

/** Format characters (joiners, marks, embeddings, tags), soft hyphen, fillers, and controls other than tab and breaks. */
const HIDDEN =
  /[\p{Cf}\p{Variation_Selector}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u2028\u2029]|(?![\t\n\r])\p{Cc}/u;
const JOINERS = new Set(['\u200C', '\u200D']);
const MARKS = new Set(['\u200E', '\u200F', '\u061C']);
/** Scripts whose letters join, or stack, with the help of joiners. */
const JOINING_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u20E3]/u;
const TAG = /[\u{E0020}-\u{E007F}]/u;
const BLACK_FLAG = '\u{1F3F4}';

function isInPlace(character: string, before: string, after: string, all: readonly string[], index: number): boolean {
  // Arabic number signs and the like are visible, although Unicode calls them format characters.
  if (/[\u0600-\u0605\u06DD\u070F\u08E2]/u.test(character)) return true;
  if (JOINERS.has(character)) {
    if (character === '\u200D' && EMOJI.test(before) && EMOJI.test(after)) return true;
    return JOINING_SCRIPT.test(before) && (after === '' || JOINING_SCRIPT.test(after) || /\s/.test(after));
  }
  if (/\p{Variation_Selector}/u.test(character)) return selectsVariant(character, before);
  if (MARKS.has(character)) return RIGHT_TO_LEFT.test(before) || RIGHT_TO_LEFT.test(after);
  return TAG.test(character) && isFlagTag(all, index);
}

/** Whether a variation selector stands behind a character that has variants: emoji, symbols, ideographs. */
function selectsVariant(selector: string, before: string): boolean {
  if (/[\uFE0E\uFE0F]/.test(selector)) return /[\p{Emoji}\p{Extended_Pictographic}]/u.test(before);
  return /[\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Sm}]/u.test(before);
}

/** Whether a tag character belongs to a flag: a black flag, at most six letters, and the cancel tag. */
function isFlagTag(all: readonly string[], index: number): boolean {
  let start = index;
  while (start > 0 && TAG.test(all[start - 1] ?? '')) start -= 1;
  let end = index;
  while (TAG.test(all[end + 1] ?? '')) end += 1;
  return all[start - 1] === BLACK_FLAG && all[end] === '\u{E007F}' && end - start <= 6;
}

function codePointName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code}`;
}

/** A stretch of visible text, or one hidden character with its name. */
export interface TextPart {
  text: string;
  /** The character's code point, such as `U+200B`; absent for visible text. */
  hidden?: string;
}

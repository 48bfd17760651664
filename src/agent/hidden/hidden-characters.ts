/**
 * Cuts a text at the characters that a reader does not see: zero-width, direction-changing, tag and control characters.
 * Characters that make text look right stay in the text: joiners in emoji and between letters of joining scripts,
 * direction marks near right-to-left letters, flags, line breaks and tabs.
 * @returns the parts in order; together they are the text
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

/** Finds the hidden characters of a text, in order. */
export function findHidden(text: string): HiddenCharacter[] {
  let offset = 0;
  return splitHidden(text).flatMap(({ text: part, hidden }) => {
    const found = hidden === undefined ? [] : [{ offset, name: hidden, character: part }];
    offset += part.length;
    return found;
  });
}

/**
 * Characters that Unicode lets a display ignore (joiners, marks, embeddings, tags, selectors, fillers), format characters,
 * line separators, the Braille cell without dots, and controls other than tabs and line breaks. A carriage return is a
 * line break only before a line feed: alone, it makes a terminal overwrite the line.
 */
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\u2028\u2029]|(?![\t\n\r])\p{Cc}|\r(?!\n)/u;
/** Format characters that are visible, such as Arabic number signs. */
const VISIBLE_FORMAT = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u;
const JOINERS = new Set(['\u200C', '\u200D', '\u180E']);
const MARKS = new Set(['\u200E', '\u200F', '\u061C']);
/** Scripts whose letters join or stack with the help of joiners, with the accents and digits that they share. */
const JOINING_SCRIPT =
  /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}]/u;
/** Scripts written without spaces, in which a zero-width space says where a line may break. */
const UNSPACED = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;
const RIGHT_TO_LEFT = /[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u20E3]/u;
const TAG = /[\u{E0020}-\u{E007F}]/u;
const BLACK_FLAG = '\u{1F3F4}';
/** The most tags that a flag has: six letters and digits, and the tag that ends it. */
const MAX_FLAG_TAGS = 7;
/** How far a direction mark may be from the letters that it is for, in characters. */
const MAX_MARK_DISTANCE = 16;

function isInPlace(character: string, before: string, after: string, all: readonly string[], index: number): boolean {
  if (VISIBLE_FORMAT.test(character)) return true;
  if (character === '\r') return after === '\n';
  if (JOINERS.has(character)) {
    if (character === '\u200D' && EMOJI.test(before) && EMOJI.test(after)) return true;
    // On one side is enough: Persian also uses a joiner between a Latin word and an ending.
    return JOINING_SCRIPT.test(before) || JOINING_SCRIPT.test(after);
  }
  if (/\p{Variation_Selector}/u.test(character)) return selectsVariant(character, before);
  if (MARKS.has(character)) {
    return RIGHT_TO_LEFT.test(all.slice(Math.max(0, index - MAX_MARK_DISTANCE), index + MAX_MARK_DISTANCE).join(''));
  }
  if (character === '\u200B') return UNSPACED.test(before) || UNSPACED.test(after);
  // It keeps accents apart, above all in Hebrew.
  if (character === '\u034F') return /\p{M}/u.test(before) || RIGHT_TO_LEFT.test(before);
  if (character === '\u2800') return /[\u2801-\u28FF]/.test(before) || /[\u2801-\u28FF]/.test(after);
  return TAG.test(character) && isFlagTag(all, index);
}

/** Whether a variation selector follows a character that has variants: an emoji, a symbol, an ideograph. */
function selectsVariant(selector: string, before: string): boolean {
  if (/[\uFE0E\uFE0F]/.test(selector)) return /[\p{Emoji}\p{Extended_Pictographic}\p{So}\p{Sm}]/u.test(before);
  return /[\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Sm}]/u.test(before);
}

/** Whether a tag character belongs to a flag: a black flag, up to six letters and digits, and the cancel tag. */
function isFlagTag(all: readonly string[], index: number): boolean {
  // Looks back no further than a flag is long, so that a long run of tags stays cheap.
  let start = index;
  while (index - start <= MAX_FLAG_TAGS && TAG.test(all[start - 1] ?? '')) start -= 1;
  if (all[start - 1] !== BLACK_FLAG) return false;
  const tags = all.slice(start, start + MAX_FLAG_TAGS);
  const end = tags.indexOf('\u{E007F}');
  // A flag that ends earlier does not include this tag.
  if (end < 2 || start + end < index) return false;
  return tags.slice(0, end).every((tag) => /[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]/u.test(tag));
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

/** A hidden character, with its offset in the text. */
export interface HiddenCharacter {
  /** Offset in the text, in UTF-16 code units. */
  offset: number;
  /** The character's code point, such as `U+200B`. */
  name: string;
  character: string;
}

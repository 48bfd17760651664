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
export function findHidden(text: string): HiddenCharacter[] {
  let offset = 0;
  return splitHidden(text).flatMap(({ text: part, hidden }) => {
    const found = hidden === undefined ? [] : [{ offset, name: hidden, character: part }];
    offset += part.length;
    return found;
  });
}

/**
 * What Unicode says may be ignored when a text is shown (joiners, marks, embeddings, tags, selectors, fillers), format
 * characters, separators of lines, a Braille cell without dots, and controls other than tab and breaks. A carriage return
 * is a break only with a line feed: alone it lets a terminal write over what stands before it.
 */
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\u2028\u2029]|(?![\t\n\r])\p{Cc}|\r(?!\n)/u;
/** Arabic number signs and the like are visible, although Unicode calls them format characters. */
const VISIBLE_FORMAT = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u;
const JOINERS = new Set(['\u200C', '\u200D', '\u180E']);
const MARKS = new Set(['\u200E', '\u200F', '\u061C']);
/** Scripts whose letters join, or stack, with the help of joiners; accents and digits that they share count as theirs. */
const JOINING_SCRIPT =
  /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}]/u;
/** Scripts written without spaces, in which a space without width says where a line may break. */
const UNSPACED = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;
const RIGHT_TO_LEFT = /[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u20E3]/u;
const TAG = /[\u{E0020}-\u{E007F}]/u;
const BLACK_FLAG = '\u{1F3F4}';
/** How many tags make a flag: five or six letters and digits, and the tag that ends it. */
const FLAG_TAGS = 7;
/** How far from a direction mark the letters may stand that it is for, in characters. */
const MARK_REACH = 16;

function isInPlace(character: string, before: string, after: string, all: readonly string[], index: number): boolean {
  if (VISIBLE_FORMAT.test(character)) return true;
  if (character === '\r') return after === '\n';
  if (JOINERS.has(character)) {
    if (character === '\u200D' && EMOJI.test(before) && EMOJI.test(after)) return true;
    // A Persian ending is set off from a Latin word in the same way as from a Persian one.
    return JOINING_SCRIPT.test(before) || JOINING_SCRIPT.test(after);
  }
  if (/\p{Variation_Selector}/u.test(character)) return selectsVariant(character, before);
  if (MARKS.has(character)) {
    return RIGHT_TO_LEFT.test(all.slice(Math.max(0, index - MARK_REACH), index + MARK_REACH).join(''));
  }
  if (character === '\u200B') return UNSPACED.test(before) || UNSPACED.test(after);
  // Accents are kept apart with it, in Hebrew above all.
  if (character === '\u034F') return /\p{M}/u.test(before) || RIGHT_TO_LEFT.test(before);
  if (character === '\u2800') return /[\u2801-\u28FF]/.test(before) || /[\u2801-\u28FF]/.test(after);
  return TAG.test(character) && isFlagTag(all, index);
}

/** Whether a variation selector stands behind a character that has variants: emoji, symbols, ideographs. */
function selectsVariant(selector: string, before: string): boolean {
  if (/[\uFE0E\uFE0F]/.test(selector)) return /[\p{Emoji}\p{Extended_Pictographic}\p{So}\p{Sm}]/u.test(before);
  return /[\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Sm}]/u.test(before);
}

/** Whether a tag character belongs to a flag: a black flag, at most six letters or digits, and the cancel tag. */
function isFlagTag(all: readonly string[], index: number): boolean {
  // No run is followed further than a flag is long.
  let start = index;
  while (index - start <= FLAG_TAGS && TAG.test(all[start - 1] ?? '')) start -= 1;
  if (all[start - 1] !== BLACK_FLAG) return false;
  const tags = all.slice(start, start + FLAG_TAGS);
  const end = tags.indexOf('\u{E007F}');
  // An earlier end leaves this tag outside the flag.
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

/** A hidden character and its place. */
export interface HiddenCharacter {
  /** Offset in the text, in UTF-16 code units. */
  offset: number;
  /** The character's code point, such as `U+200B`. */
  name: string;
  character: string;
}

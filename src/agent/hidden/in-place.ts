/**
 * Whether an invisible character makes the text around it look right, such as a joiner inside an emoji.
 * @param all the characters of the text
 * @param index the invisible character
 */
export function isInPlace(all: readonly string[], index: number): boolean {
  const character = all[index] ?? '';
  const before = all[index - 1] ?? '';
  const after = all[index + 1] ?? '';
  if (VISIBLE_FORMAT.test(character)) return true;
  if (character === '\r') return after === '\n';
  if (character === '\u2800') return /[\u2801-\u28FF]/.test(before) || /[\u2801-\u28FF]/.test(after);
  if (TAG.test(character)) return isFlagTag(all, index);
  if (/\p{Variation_Selector}/u.test(character)) return selectsVariant(character, before, after);
  if (character === '\u200D' && isEmojiJoiner(before, after)) return true;
  // The second of two does nothing.
  if (SHAPING.test(before) || SHAPING.test(after)) return false;
  if (JOINERS.has(character)) return joins(character, before, after);
  if (DIRECTION_MARKS.has(character)) return directs(all, index);
  if (character === '\u200B') return UNSPACED.test(before) || UNSPACED.test(after);
  // It keeps two accents apart, above all in Hebrew.
  return character === '\u034F' && MARK.test(after) && (MARK.test(before) || RIGHT_TO_LEFT.test(before));
}

/**
 * Whether an invisible character that is in place needs a distance from the next one: ordinary text has emoji and keycaps
 * one after the other, but does not choose a variant of every letter.
 * @param all the characters of the text
 * @param index the invisible character
 */
export function isSpaced(all: readonly string[], index: number): boolean {
  const character = all[index] ?? '';
  const before = all[index - 1] ?? '';
  if (TAG.test(character) || VISIBLE_FORMAT.test(character)) return false;
  if (/[\uFE0E\uFE0F]/.test(character)) return !EMOJI.test(before) && !/[0-9#*]/.test(before);
  return !(character === '\u200D' && isEmojiJoiner(before, all[index + 1] ?? ''));
}

/** Format characters that are visible, such as Arabic number signs. */
const VISIBLE_FORMAT = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u;
const JOINERS = new Set(['\u200C', '\u200D', '\u180E']);
const DIRECTION_MARKS = new Set(['\u200E', '\u200F', '\u061C']);
/** Joiners, direction marks, the zero-width space and the grapheme joiner. */
const SHAPING = /[\u200B-\u200F\u061C\u034F\u180E]/;
/** Accents and vowel signs that are visible. */
const MARK = /(?!\p{Default_Ignorable_Code_Point})\p{M}/u;
/** Scripts whose letters join or stack with the help of joiners, with the accents and digits that they share. */
const JOINING_SCRIPT =
  /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const ARABIC_LETTER = /(?=\p{L})\p{Script=Arabic}/u;
/** Scripts written without spaces, in which a zero-width space says where a line may break. */
const UNSPACED = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;
const RIGHT_TO_LEFT = /[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;
/** Without digits, `#` and `*`, which Unicode counts as emoji because keycaps are made of them. */
const EMOJI = /(?![0-9#*])[\p{Emoji}\p{Extended_Pictographic}]/u;
const TAG = /[\u{E0020}-\u{E007F}]/u;
const BLACK_FLAG = '\u{1F3F4}';
/** The tags of the only registered flags, England, Scotland and Wales, with the tag that ends each. */
const FLAGS = new Set(
  ['gbeng', 'gbsct', 'gbwls'].map(
    (name) => `${Array.from(name, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{E007F}`,
  ),
);
/** How many tags each of these flags has. */
const FLAG_TAGS = 6;
/** How far a direction mark may be from the letters that it is for, in characters. */
const MAX_MARK_DISTANCE = 16;

/** Whether a zero-width joiner makes one emoji of two. */
function isEmojiJoiner(before: string, after: string): boolean {
  return (EMOJI.test(before) || /[\uFE0F\u20E3]/.test(before)) && EMOJI.test(after);
}

function joins(character: string, before: string, after: string): boolean {
  if (character === '\u180E') return /\p{Script=Mongolian}/u.test(before);
  // Arabic letters join by themselves.
  if (character === '\u200D' && ARABIC_LETTER.test(before) && ARABIC_LETTER.test(after)) return false;
  // On one side is enough: Persian also uses a joiner between a Latin word and an ending.
  return JOINING_SCRIPT.test(before) || JOINING_SCRIPT.test(after);
}

/** Whether a direction mark is near right-to-left letters, and not one of more marks than there are letters. */
function directs(all: readonly string[], index: number): boolean {
  // Between two right-to-left letters, a right-to-left mark does nothing.
  const isBetween = RIGHT_TO_LEFT.test(all[index - 1] ?? '') && RIGHT_TO_LEFT.test(all[index + 1] ?? '');
  if (all[index] !== '\u200E' && isBetween) return false;
  const near = all.slice(Math.max(0, index - MAX_MARK_DISTANCE), index + MAX_MARK_DISTANCE);
  const letters = near.filter((character) => !SHAPING.test(character) && RIGHT_TO_LEFT.test(character)).length;
  const marks = near.filter((character) => DIRECTION_MARKS.has(character)).length;
  return letters > 0 && marks <= Math.max(2, letters);
}

/** Whether a variation selector follows a character that has such a variant. */
function selectsVariant(selector: string, before: string, after: string): boolean {
  // Without the frame of a keycap, a digit looks the same.
  if (/[\uFE0E\uFE0F]/.test(selector) && /[0-9#*]/.test(before)) return after === '\u20E3';
  if (/[\uFE0E\uFE0F]/.test(selector)) return EMOJI.test(before) || /(?![ -~])[\p{So}\p{Sm}]/u.test(before);
  return VARIANTS.some(([characters, selectors]) => characters.test(before) && selectors.test(selector));
}

/** The characters with variants that Unicode has registered, other than emoji, and their selectors. */
const VARIANTS: readonly (readonly [characters: RegExp, selectors: RegExp])[] = [
  // Compatibility forms, and the forms in names: no character has more than 32 of those.
  [/\p{Script=Han}/u, /[\uFE00-\uFE02\u{E0100}-\u{E011F}]/u],
  [/(?=\p{L})\p{Script=Mongolian}/u, /[\u180B-\u180D\u180F]/],
  [/[\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Script=Manichaean}]/u, /\uFE00/],
  [/\p{Script=Egyptian_Hieroglyphs}/u, /[\uFE00-\uFE06]/],
  // A zero with a stroke.
  [/0/, /\uFE00/],
  // Relations and operators with another stroke, slant or with serifs.
  [
    /[\u2205\u2229\u222A\u2268\u2269\u2272\u2273\u228A\u228B\u2293-\u2295\u2297\u229C\u22DA\u22DB\u2A3C\u2A3D\u2A9D\u2A9E\u2AAC\u2AAD\u2ACB\u2ACC]/,
    /\uFE00/,
  ],
  // Script capitals, quotation marks, and punctuation of East Asia.
  [
    /[\u210B\u2110\u2112\u211B\u212C\u2130\u2131\u2133\u{1D49C}-\u{1D4B5}\u2018\u2019\u201C\u201D\u3001\u3002\uFF01\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F]/u,
    /[\uFE00\uFE01]/,
  ],
];

/** Whether a tag character belongs to a registered flag: a black flag, its tags and the tag that ends it. */
function isFlagTag(all: readonly string[], index: number): boolean {
  // Looks back no further than a flag is long, so that a long run of tags stays cheap.
  let start = index;
  while (index - start < FLAG_TAGS && TAG.test(all[start - 1] ?? '')) start -= 1;
  if (all[start - 1] !== BLACK_FLAG || index - start >= FLAG_TAGS) return false;
  return FLAGS.has(all.slice(start, start + FLAG_TAGS).join(''));
}

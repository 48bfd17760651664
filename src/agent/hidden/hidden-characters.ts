import { isInPlace, isSpaced } from './in-place.ts';

/**
 * Cuts a text at the characters that a reader does not see: zero-width, direction-changing, tag and control characters,
 * and accents piled up on one letter. Characters that make text look right stay in the text: joiners in emoji and between
 * letters of joining scripts, direction marks near right-to-left letters, flags, line breaks and tabs.
 * @returns the parts in order; together they are the text
 */
export function splitHidden(text: string): TextPart[] {
  if (!HIDDEN.test(text) && !PILE.test(text)) return [{ text }];
  const characters = Array.from(text);
  const hidden = hiddenAmong(characters);
  const parts: TextPart[] = [];
  let plain = '';
  characters.forEach((character, index) => {
    if (hidden[index] === true) {
      if (plain !== '') parts.push({ text: plain });
      plain = '';
      parts.push({ text: character, hidden: codePointName(character) });
    } else plain += character;
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
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
/** Accents that go with letters of any script. More of them on one letter cover the text around it. */
const ACCENT = /(?!\p{Default_Ignorable_Code_Point})(?=\p{M})\p{Script=Inherited}/u;
const MAX_ACCENTS = 4;
/** Vowel signs, tones and other marks, of which a letter of Tibetan or Burmese can have several. */
const MAX_MARKS = 8;
/** A run of marks that may be too long; with invisible characters in it, the text is searched anyway. */
const PILE = /\p{M}{5}/u;
/** With this many in a row, only one character apart, invisible characters carry data and shape no text. */
const MIN_CHAIN = 3;

/** Which of the characters are hidden. */
function hiddenAmong(characters: readonly string[]): boolean[] {
  const hidden = characters.map((character, index) => HIDDEN.test(character) && !isInPlace(characters, index));
  hideChains(characters, hidden);
  hidePiles(characters, hidden);
  return hidden;
}

function hideChains(characters: readonly string[], hidden: boolean[]): void {
  const isLink = (index: number): boolean => IGNORABLE.test(characters[index] ?? '') && isSpaced(characters, index);
  // Every character starts at most one chain, and none is in two.
  const seen = new Set<number>();
  characters.forEach((_, start) => {
    if (seen.has(start) || !isLink(start)) return;
    const chain: number[] = [];
    for (let at = start; isLink(at); at += 2) {
      chain.push(at);
      seen.add(at);
    }
    if (chain.length >= MIN_CHAIN) for (const index of chain) hidden[index] = true;
  });
}

function hidePiles(characters: readonly string[], hidden: boolean[]): void {
  let pile: number[] = [];
  let accents = 0;
  const close = (): void => {
    if (accents > MAX_ACCENTS || pile.length > MAX_MARKS) for (const index of pile) hidden[index] = true;
    pile = [];
    accents = 0;
  };
  characters.forEach((character, index) => {
    if (IGNORABLE.test(character)) return;
    if (!/\p{M}/u.test(character)) {
      close();
      return;
    }
    pile.push(index);
    if (ACCENT.test(character)) accents += 1;
  });
  close();
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

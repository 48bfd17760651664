import { findHidden } from '../hidden/hidden-characters.ts';

/**
 * Finds the hidden characters that a value of the header gets from escapes, such as `\u200b` between double quotes. An
 * emoji or a word that is written in escapes is text like any other.
 * @param written a value as it is written in the file, with its quotes
 * @returns the escapes' offsets in what is written, in UTF-16 code units, with the names of their characters
 */
export function findHiddenEscapes(written: string): HiddenEscape[] {
  if (!written.includes('"') || !written.includes('\\')) return [];
  let text = '';
  const escapes = new Map<number, { offset: number; escape: string }>();
  let at = 0;
  for (const match of written.matchAll(ESCAPE)) {
    const [escape] = match;
    text += written.slice(at, match.index);
    at = match.index + escape.length;
    const character = characterOf(escape);
    if (character !== undefined) escapes.set(text.length, { offset: match.index, escape });
    text += character ?? escape;
  }
  text += written.slice(at);
  return findHidden(text).flatMap(({ offset, name, character }) => {
    const found = escapes.get(offset);
    return found === undefined ? [] : [{ ...found, name, character }];
  });
}

/** A backslash and what it stands before; in two halves, a character beyond the first plane is one escape. */
const ESCAPE =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^])/g;

/** The escapes of one letter whose characters are hidden. */
const NAMED: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1B',
  v: '\v',
  f: '\f',
  N: '\x85',
  L: '\u2028',
  P: '\u2029',
};

function characterOf(escape: string): string | undefined {
  const kind = escape.charAt(1);
  if (escape.length === 2) return NAMED[kind];
  const codes = escape.split(/\\[xuU]/).slice(1);
  const [first = 0, second] = codes.map((code) => Number.parseInt(code, 16));
  if (second !== undefined) return String.fromCharCode(first, second);
  // Tabs and line breaks are no more hidden when they are written as escapes.
  return first > 0x10ffff || first === 13 ? undefined : String.fromCodePoint(first);
}

/** An escape that makes a hidden character. */
export interface HiddenEscape {
  /** Where it stands, from the start of the value. */
  offset: number;
  /** The escape as it is written. */
  escape: string;
  /** The character's code point, such as `U+200B`. */
  name: string;
  character: string;
}

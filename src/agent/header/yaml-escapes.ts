import { findHidden } from '../hidden/hidden-characters.ts';

/**
 * Finds the hidden characters that a header's value gets from escapes, such as `\u200b` in double quotes. Escapes that
 * spell an emoji or a word are not hidden characters.
 * @param written a value as written in the file, with its quotes
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

/** An escape: a backslash and what follows. The two halves of a surrogate pair are one escape. */
const ESCAPE =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^])/g;

/** The one-letter escapes of hidden characters. */
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
  // A carriage return is a line break, even as an escape.
  return first > 0x10ffff || first === 13 ? undefined : String.fromCodePoint(first);
}

/** An escape that produces a hidden character. */
export interface HiddenEscape {
  /** Where it is in the value as written, in UTF-16 code units. */
  offset: number;
  /** The escape as written. */
  escape: string;
  /** The character's code point, such as `U+200B`. */
  name: string;
  character: string;
}

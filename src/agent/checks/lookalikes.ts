/**
 * Finds letters that only look like plain Latin ones: in a word that also has plain letters, in a text that has no other
 * letters, and, anywhere, mathematical and full-width letters.
 * @returns the letters, and the text with plain letters instead; undefined when there are none
 */
export function findLookalikes(text: string): Lookalikes | undefined {
  const letters = Array.from(text).filter((character) => /\p{L}/u.test(character));
  // A word of another language has letters that look like no Latin one; a text of nothing but twins is a disguise.
  const disguised = letters.every((letter) => TWINS.has(letter)) && letters.length > 2;
  const found = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const mixed = disguised || /[a-z]/i.test(word);
    for (const character of word) {
      if ((mixed && TWINS.has(character)) || isStyled(character)) found.add(character);
    }
  }
  if (found.size === 0) return undefined;
  const plain = Array.from(text, (character) => (found.has(character) ? plainOf(character) : character)).join('');
  return { letters: [...found].map((letter) => ({ letter, plain: plainOf(letter), name: nameOf(letter) })), plain };
}

/** Cyrillic, Greek, Armenian and other letters, each followed by the Latin letter that it looks like. */
const PAIRS = `аa еe оo рp сc уy хx іi јj ѕs ԁd ԛq ԝw һh ӏl гr кk АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS
  οo νv ρp αa ιi κk υu χx γy ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX օo սu ցg հh ոn ɡg ıi`;
const TWINS: ReadonlyMap<string, string> = new Map(
  PAIRS.split(/\s+/).map((pair): [string, string] => {
    const [twin = '', plain = ''] = Array.from(pair);
    return [twin, plain];
  }),
);

/** Whether a character is an ASCII letter or digit in another style. */
function isStyled(character: string): boolean {
  return character > '\u2000' && /^[A-Za-z0-9]$/.test(character.normalize('NFKC'));
}

function plainOf(character: string): string {
  return TWINS.get(character) ?? character.normalize('NFKC');
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The letters of a text that look like others. */
export interface Lookalikes {
  /** Each letter once, with the plain letter that it looks like and the name of its code point, such as `U+0435`. */
  letters: { letter: string; plain: string; name: string }[];
  /** The text with plain letters. */
  plain: string;
}

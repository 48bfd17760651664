/** Whether a word has letters of a script that writes words without spaces, or with particles joined to them. */
export function hasSpacelessScript(word: string): boolean {
  return SPACELESS.test(word);
}

/**
 * Cuts a word with letters of such scripts into pairs of neighbouring characters, each overlapping the next, so that any two
 * characters of a text find it: 数据库 gives 数据 and 据库. A single character stays alone, and letters and digits of other
 * scripts stay together.
 * @returns each piece as written, with its offset in the word, in UTF-16 code units
 */
export function characterPairs(word: string): Piece[] {
  return [...word.matchAll(RUN)].flatMap(({ 0: run, index }): Piece[] => {
    if (!hasSpacelessScript(run)) return [{ written: run, start: index, pair: false }];
    const characters = [...run.matchAll(CHARACTER)];
    if (characters.length === 1) return [{ written: run, start: index, pair: true }];
    return characters.slice(0, -1).map((character, at) => {
      const start = character.index;
      const end = characters[at + 2]?.index ?? run.length;
      return { written: run.slice(start, end), start: index + start, pair: true };
    });
  });
}

const LETTER = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Hangul}`;
const SPACELESS = new RegExp(`[${LETTER}]`, 'u');
/** Letters of these scripts with their marks, or anything else. */
const RUN = new RegExp(`(?:[${LETTER}]\\p{M}*)+|[^${LETTER}]+`, 'gu');
/** A letter with its marks; a half-width voicing mark and the parts of a decomposed Hangul syllable belong to it too. */
const CHARACTER = /[\u1100-\u115F][\u1160-\u11A7]*[\u11A8-\u11FF]*|[^\p{M}][\p{M}\uFF9E\uFF9F]*/gu;

/** A piece of a word, as written. */
interface Piece {
  written: string;
  /** Its offset in the word, in UTF-16 code units. */
  start: number;
  /** Whether it is of a script that is cut into pairs. */
  pair: boolean;
}

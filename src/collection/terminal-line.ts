import stringWidth from 'string-width';
import { splitHidden } from '../agent/hidden/hidden-characters.ts';

/**
 * Makes a text from a file safe for a terminal, and shows what it hides: each control, direction or other hidden character
 * becomes its code point, such as `[U+200B]`, and a tab becomes blanks. What is left of line breaks is shown alike. A
 * blank parts `##[`, which starts a command for GitHub Actions wherever it is in a line.
 */
export function terminalText(text: string): string {
  return piecesOf(text)
    .map(({ shown }) => shown)
    .join('');
}

/**
 * Makes the path of a file safe for a terminal, at the start of a line too: GitHub Actions takes a line that begins with two
 * colons for a command.
 */
export function terminalPath(path: string): string {
  const text = terminalText(path);
  return text.trimStart().startsWith('::') ? `./${text}` : text;
}

/** Makes a line safe for a terminal, and keeps GitHub Actions from taking it for a command. */
export function terminalRemark(line: string): string {
  const text = terminalText(line);
  return text.trimStart().startsWith('::') ? `- ${text}` : text;
}

/**
 * The part of a line around a column, as a terminal shows it.
 * @param column 1-based, in UTF-16 code units, as findings count
 * @param width how many columns of the terminal to fill; an ellipsis on either side marks what is cut
 * @returns the part, and how many columns of the terminal come before the character at the column
 */
export function terminalLine(text: string, column: number, width: number): TerminalLine {
  const target = Math.min(Math.max(column - 1, 0), text.length);
  // A line can be long, and only what is near can be seen.
  const from = boundary(text, Math.max(0, target - width * REACH));
  const to = boundary(text, Math.min(text.length, target + width * REACH));
  const pieces = piecesOf(text.slice(from, to));
  const at = pieceAt(pieces, target - from);
  const [start, end] = windowOf(pieces, at, width);
  const head = from > 0 || start > 0 ? '…' : '';
  const tail = to < text.length || end < pieces.length ? '…' : '';
  const shown = pieces.slice(start, end).map((piece) => piece.shown);
  return {
    text: head + shown.join('') + tail,
    caret: head.length + widthOf(pieces.slice(start, at)),
  };
}

/** How many code units on either side of a column are looked at, for each column of the terminal. */
const REACH = 4;
/** Tabs end at multiples of this many columns. */
const TAB = 4;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What may do more in a terminal than be seen. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const EMOJI_WITH_JOINERS = /^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]?\u200D)+\p{Extended_Pictographic}/u;

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let column = 0;
  const add = (shown: string, length: number): void => {
    if (shown.startsWith('[') && endIn(pieces, '##')) add(' ', 0);
    const width = stringWidth(shown);
    pieces.push({ shown, length, width });
    column += width;
  };
  for (const part of splitHidden(text.toWellFormed())) {
    if (part.hidden !== undefined) {
      add(`[${part.hidden}]`, part.text.length);
      continue;
    }
    for (const { segment } of SEGMENTER.segment(part.text)) {
      if (!UNSAFE.test(segment) || EMOJI_WITH_JOINERS.test(segment)) add(segment, segment.length);
      else {
        for (const character of segment) {
          if (character === '\t') add(' '.repeat(TAB - (column % TAB)), 1);
          else add(UNSAFE.test(character) ? named(character) : character, character.length);
        }
      }
    }
  }
  return pieces;
}

/** Whether the last pieces show a text, of which each shows a character. */
function endIn(pieces: readonly Piece[], text: string): boolean {
  return (
    pieces
      .slice(-text.length)
      .map(({ shown }) => shown)
      .join('') === text
  );
}

/** The piece that an offset in the text is in; after the last, the number of pieces. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let end = 0;
  const index = pieces.findIndex(({ length }) => {
    end += length;
    return offset < end;
  });
  return index === -1 ? pieces.length : index;
}

/** The pieces that fit into a width around one of them: from the first, to before the second. */
function windowOf(pieces: readonly Piece[], at: number, width: number): [start: number, end: number] {
  let start = at;
  let end = at;
  let used = 0;
  const grow = (index: number, limit: number): boolean => {
    const piece = pieces[index];
    if (piece === undefined || used + piece.width > limit) return false;
    used += piece.width;
    return true;
  };
  while (grow(start - 1, Math.floor(width / 2))) start -= 1;
  while (grow(end, width)) end += 1;
  while (grow(start - 1, width)) start -= 1;
  return [start, end];
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { width }) => sum + width, 0);
}

/** An offset that is not in the middle of a character. */
function boundary(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && offset > 0 ? offset - 1 : offset;
}

function named(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** A character as it is shown. */
interface Piece {
  shown: string;
  /** In the text, in UTF-16 code units. */
  length: number;
  /** In the terminal, in columns. */
  width: number;
}

/** A part of a line in a terminal. */
export interface TerminalLine {
  text: string;
  /** How many columns come before the caret. */
  caret: number;
}

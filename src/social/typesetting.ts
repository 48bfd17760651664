import type { Face } from './faces.ts';

/**
 * Reduces a text to one line that a typeface can draw: control, format and unassigned characters and emoji are dropped,
 * and an ellipsis replaces letters that the typeface lacks.
 * @param maxCharacters where the text is cut; an ellipsis marks the cut
 * @returns an empty text when more letters are missing than remain
 */
export function drawableText(text: string, face: Face, maxCharacters: number): string {
  // Bounds the work on a huge text; the factor leaves room for characters that are dropped.
  const maxLength = maxCharacters * 4;
  const line = text.slice(0, maxLength).replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').normalize('NFC').trim();
  const characters = Array.from(line);
  let drawable = '';
  let missing = 0;
  let marks = 0;
  for (const character of characters.slice(0, maxCharacters)) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0;
    const replacement = marks > MAX_MARKS ? '' : replacementFor(character, face);
    if (replacement === undefined) missing += 1;
    drawable += replacement ?? '…';
  }
  const remaining = drawable.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (remaining === 0 || missing > remaining) return '';
  const isWhole = characters.length <= maxCharacters && text.length <= maxLength;
  return `${drawable.trim()}${isWhole ? '' : '…'}`.replace(/…(?:[\s\p{P}]*…)+/gu, '…').replace(/\s+/gu, ' ');
}

/** The width of a line in pixels, without kerning, which makes most lines a little narrower. */
export function widthOf(text: string, { face, size, spacing = 0 }: TextStyle): number {
  const characters = Array.from(text);
  const ems = characters.reduce((sum, character) => sum + face.advance(character), 0);
  return (ems + characters.length * spacing) * size;
}

/**
 * Breaks a text into lines, each as long as the width allows. A piece wider than a line is broken between any characters.
 * @param width in pixels
 * @param breaks matches the empty strings at which a line may end
 */
export function breakLines(text: string, style: TextStyle, width: number, breaks: RegExp): BrokenText {
  const lines: string[] = [];
  let line = '';
  let forced = false;
  const add = (piece: string): boolean => {
    if (widthOf((line + piece).trimEnd(), style) > width) return false;
    line += piece;
    return true;
  };
  const endLine = (): void => {
    if (line !== '') lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of text.split(breaks)) {
    if (add(piece)) continue;
    endLine();
    if (add(piece)) continue;
    forced = true;
    for (const character of piece.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
      if (add(character)) continue;
      endLine();
      line = character;
    }
  }
  endLine();
  return { lines, forced };
}

/** Breaks a text like {@link breakLines}, into the same number of lines but of about equal length. */
export function balanceLines(text: string, style: TextStyle, width: number, breaks: RegExp): BrokenText {
  let best = breakLines(text, style, width, breaks);
  for (let narrower = width - BALANCE_STEP; narrower > 0; narrower -= BALANCE_STEP) {
    const next = breakLines(text, style, narrower, breaks);
    if (next.lines.length > best.lines.length || next.forced !== best.forced) break;
    best = next;
  }
  return best;
}

/** Keeps at most `maxLines` lines; an ellipsis at the end of the last one, after a word if possible, marks the cut. */
export function truncateLines(lines: readonly string[], maxLines: number, style: TextStyle, width: number): string[] {
  if (lines.length <= maxLines) return [...lines];
  const rest = lines.slice(maxLines - 1).join(' ');
  return [...lines.slice(0, maxLines - 1), truncateLine(`${rest} …`, style, width)];
}

/** Shortens a line to a width in pixels, after a word if possible; an ellipsis marks the cut. */
export function truncateLine(text: string, style: TextStyle, width: number): string {
  if (widthOf(text, style) <= width) return text;
  let kept = Array.from(text);
  while (kept.length > 0 && widthOf(`${kept.join('')}…`, style) > width) kept = kept.slice(0, -1);
  const prefix = kept.join('');
  const words = /\s/u.test(text.charAt(prefix.length)) ? prefix : prefix.replace(/(?<!\s)\s+\S*$/u, '');
  return `${words.replace(/(?<![\s\p{P}])[\s\p{P}]+$/u, '')}…`;
}

/** More accents than this on one letter would paint over the lines above. */
const MAX_MARKS = 2;
/** The step in which lines are narrowed to balance them, in pixels. */
const BALANCE_STEP = 8;

/**
 * What a typeface draws for a character: the character, or the plain ones it decomposes into, or nothing for emoji and
 * marks; undefined when a letter is missing.
 */
function replacementFor(character: string, face: Face): string | undefined {
  if (face.has(character)) return character;
  const plain = Array.from(character.normalize('NFKD')).filter((each) => !/\p{M}/u.test(each));
  if (plain.length > 0 && plain.every((each) => face.has(each))) return plain.join('');
  return /[\p{M}\p{S}\p{Extended_Pictographic}]/u.test(character) ? '' : undefined;
}

/** How a text is set. */
export interface TextStyle {
  face: Face;
  /** In pixels. */
  size: number;
  /** Extra space after each character, in ems. */
  spacing?: number;
}

/** A text broken into lines. */
export interface BrokenText {
  lines: string[];
  /** Whether a line ends where no break is allowed. */
  forced: boolean;
}

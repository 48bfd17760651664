import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';

/** The serif of names. */
export const NAME_FACE = readFace('@expo-google-fonts/source-serif-4/500Medium/SourceSerif4_500Medium.ttf', {
  family: 'Source Serif 4',
  weight: 500,
});
/** The serif of sentences. */
export const TEXT_FACE = readFace('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf', {
  family: 'Source Serif 4',
  weight: 400,
});
/** The sans of facts. */
export const SMALL_FACE = readFace('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf', {
  family: 'Source Sans 3',
  weight: 400,
});

/**
 * What of a text can be drawn, on one line: without control, format and unassigned characters, without emoji, and with an
 * ellipsis for what the typeface has no letters for.
 * @param most how many characters are looked at; an ellipsis stands for the rest
 * @returns an empty text when more of its letters are missing than there
 */
export function legible(text: string, face: Face, most: number): string {
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .normalize('NFC')
    .trim();
  const characters = Array.from(line);
  let drawn = '';
  let missing = 0;
  let marks = 0;
  for (const character of characters.slice(0, most)) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0;
    const glyphs = marks > MOST_MARKS ? '' : inFace(character, face);
    if (glyphs === undefined) missing += 1;
    drawn += glyphs ?? '…';
  }
  const there = drawn.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (there === 0 || missing > there) return '';
  const whole = characters.length <= most && text.length <= most * 4;
  return `${drawn.trim()}${whole ? '' : '…'}`.replace(/…(?:[\s\p{P}]*…)+/gu, '…').replace(/\s+/gu, ' ');
}

/** How wide a line is, in pixels. Kerning, which is left out, makes it a little narrower. */
export function widthOf(text: string, { face, size, spacing = 0 }: Style): number {
  const characters = Array.from(text);
  const ems = characters.reduce((sum, character) => sum + face.advance(character), 0);
  return (ems + characters.length * spacing) * size;
}

/**
 * Breaks a text into lines, each as long as the width allows; a piece that is wider than a line is broken anywhere.
 * @param breaks matches the empty places at which a line may end
 */
export function breakLines(text: string, style: Style, width: number, breaks: RegExp): Lines {
  const lines: string[] = [];
  let line = '';
  let forced = false;
  const add = (piece: string): boolean => {
    if (widthOf((line + piece).trimEnd(), style) > width) return false;
    line += piece;
    return true;
  };
  const end = (): void => {
    if (line !== '') lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of text.split(breaks)) {
    if (add(piece)) continue;
    end();
    if (add(piece)) continue;
    forced = true;
    for (const character of piece.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
      if (add(character)) continue;
      end();
      line = character;
    }
  }
  end();
  return { lines, forced };
}

/** The same, in lines of about the same length: as narrow as their number allows. */
export function balanceLines(text: string, style: Style, width: number, breaks: RegExp): Lines {
  let best = breakLines(text, style, width, breaks);
  for (let narrower = width - STEP; narrower > 0; narrower -= STEP) {
    const next = breakLines(text, style, narrower, breaks);
    if (next.lines.length > best.lines.length || next.forced !== best.forced) break;
    best = next;
  }
  return best;
}

/** Keeps the first lines; an ellipsis at the end of the last one, at a word's end where there is one, stands for the rest. */
export function keepLines(lines: readonly string[], most: number, style: Style, width: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), cutLine(`${lines.slice(most - 1).join(' ')} …`, style, width)];
}

/** Shortens a line to a width; an ellipsis stands for what is missing. */
export function cutLine(text: string, style: Style, width: number): string {
  if (widthOf(text, style) <= width) return text;
  let kept = Array.from(text);
  while (kept.length > 0 && widthOf(`${kept.join('')}…`, style) > width) kept = kept.slice(0, -1);
  const prefix = kept.join('');
  const words = /\s/u.test(text.charAt(prefix.length)) ? prefix : prefix.replace(/(?<!\s)\s+\S*$/u, '');
  return `${words.replace(/(?<![\s\p{P}])[\s\p{P}]+$/u, '')}…`;
}

/** A stack of accents on one letter would paint over the lines above. */
const MOST_MARKS = 2;
/** How finely lines are balanced, in pixels. */
const STEP = 8;

/** The characters that a typeface has for one: itself, or the plain ones it is made of; none for emoji. */
function inFace(character: string, face: Face): string | undefined {
  if (face.has(character)) return character;
  const plain = Array.from(character.normalize('NFKD')).filter((each) => !/\p{M}/u.test(each));
  if (plain.length > 0 && plain.every((each) => face.has(each))) return plain.join('');
  return /[\p{M}\p{S}\p{Extended_Pictographic}]/u.test(character) ? '' : undefined;
}

function readFace(file: string, { family, weight }: Pick<Face, 'family' | 'weight'>): Face {
  const path = createRequire(import.meta.url).resolve(file);
  const bytes = readFileSync(path);
  const font = create(bytes);
  if (font.isCollection) throw new Error(`"${file}" holds more than one typeface.`);
  const advances = new Map<string, number>();
  return {
    family,
    weight,
    path,
    bytes,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    advance: (character) => {
      const known = advances.get(character);
      if (known !== undefined) return known;
      const advance = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      advances.set(character, advance);
      return advance;
    },
  };
}

/** A typeface. */
export interface Face {
  family: string;
  weight: number;
  /** Where its file is. */
  path: string;
  /** Its file. */
  bytes: Uint8Array;
  /** Whether it can draw a character. */
  has: (character: string) => boolean;
  /** How far a character moves the next one, in ems. */
  advance: (character: string) => number;
}

/** How a text is set. */
export interface Style {
  face: Face;
  /** In pixels. */
  size: number;
  /** What is added after each letter, in ems. */
  spacing?: number;
}

/** A text in lines. */
export interface Lines {
  lines: string[];
  /** Whether a line ends where none should. */
  forced: boolean;
}

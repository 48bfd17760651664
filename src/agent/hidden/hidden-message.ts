import { splitHidden, type TextPart } from './hidden-characters.ts';

/**
 * Reads what hidden characters spell: tags, which are letters that are not drawn; variation selectors, which number the
 * 256 bytes; and two kinds of characters without width, which are the digits of binary numbers.
 * @param hidden hidden characters in their order, and nothing else
 * @returns the text, on one line and without hidden characters of its own; undefined when they spell none
 */
export function decodeHidden(hidden: string): string | undefined {
  const characters = Array.from(hidden);
  const texts = [tagText(characters), selectorText(characters), binaryText(characters)];
  return texts.find((text) => text !== undefined);
}

/**
 * A text in visible parts: each run of hidden characters is a part of its own, whose label names the characters and says
 * what they spell.
 */
export function visibleParts(text: string): VisibleParts {
  const parts: { text: string; label?: string }[] = [];
  let run: TextPart[] = [];
  const close = (): void => {
    if (run.length > 0) parts.push({ text: run.map((part) => part.text).join(''), label: labelOf(run) });
    run = [];
  };
  for (const part of splitHidden(text)) {
    if (part.hidden !== undefined) run.push(part);
    else {
      close();
      parts.push({ text: part.text });
    }
  }
  close();
  return parts;
}

/** Longer runs are named by their ends, and shorter ones by each character. */
const NAMED = 4;

function labelOf(run: readonly TextPart[]): string {
  const names = run.map(({ hidden = '' }) => hidden);
  const spelt = decodeHidden(run.map(({ text }) => text).join(''));
  const named =
    names.length <= NAMED ? names.join(' ') : `${names[0] ?? ''} … ${names.at(-1) ?? ''} (${names.length} characters)`;
  return spelt === undefined ? named : `${named} “${spelt}”`;
}

function tagText(characters: readonly string[]): string | undefined {
  const codes = characters.map(codeOf).filter((code) => code > 0xe001f && code < 0xe007f);
  return codes.length === 0 ? undefined : readable(codes.map((code) => code - 0xe0000));
}

function selectorText(characters: readonly string[]): string | undefined {
  const bytes = characters.map(codeOf).flatMap((code) => {
    if (code >= 0xfe00 && code <= 0xfe0f) return [code - 0xfe00];
    return code >= 0xe0100 && code <= 0xe01ef ? [code - 0xe0100 + 16] : [];
  });
  return bytes.length < 2 ? undefined : readable(bytes);
}

/** Two kinds of characters, the digits 0 and 1 in one order or the other, eight to a byte. */
function binaryText(characters: readonly string[]): string | undefined {
  const digits = characters.filter((character) => /[\u200B-\u200D\u2060-\u2064\uFEFF]/.test(character));
  const [zero, one, third] = new Set(digits);
  if (zero === undefined || one === undefined || third !== undefined) return undefined;
  if (digits.length < 16 || digits.length % 8 !== 0) return undefined;
  const written = digits.map((digit) => (digit === zero ? '0' : '1')).join('');
  const bytes = (written.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return readable(bytes) ?? readable(bytes.map((byte) => 255 - byte));
}

/** Bytes as a text, if they are one that a person can read. */
function readable(bytes: readonly number[]): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)).replace(/\s+/g, ' ').trim();
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Stretches of a text; those that nobody would see have a label to be shown in their place. */
export type VisibleParts = { text: string; label?: string }[];

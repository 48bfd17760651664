import { splitHidden, type TextPart } from './hidden-characters.ts';

/**
 * Reads what hidden characters spell: tags, which stand for ASCII characters; variation selectors, which stand for bytes;
 * or two different characters, which stand for binary digits.
 * @param hidden hidden characters in order, and nothing else
 * @returns the text, on one line and without hidden characters in it; undefined if they spell none
 */
export function decodeHidden(hidden: string): string | undefined {
  const characters = Array.from(hidden);
  const zeroWidth = characters.filter((character) => /[\u200B-\u200D\u2060-\u2064\uFEFF]/.test(character));
  const texts = [tagText(characters), selectorText(characters), binaryText(zeroWidth), binaryText(characters)];
  return texts.find((text) => text !== undefined);
}

/**
 * Cuts a text into visible stretches and runs of hidden characters. The label of a run names the characters and says what
 * they spell.
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

/** A label names each character of a run up to this long, and only the ends of a longer one. */
const MAX_NAMED = 4;

function labelOf(run: readonly TextPart[]): string {
  const names = run.map(({ hidden = '' }) => hidden);
  const spelt = decodeHidden(run.map(({ text }) => text).join(''));
  const named =
    names.length <= MAX_NAMED
      ? names.join(' ')
      : `${names[0] ?? ''} … ${names.at(-1) ?? ''} (${names.length} characters)`;
  return spelt === undefined ? named : `${named} “${spelt}”`;
}

function tagText(characters: readonly string[]): string | undefined {
  const codes = characters.map(codeOf).filter((code) => code > 0xe001f && code <= 0xe007f);
  // The tag that ends a flag keeps the words of several flags apart.
  return codes.length === 0 ? undefined : readable(codes.map((code) => (code === 0xe007f ? 0x20 : code - 0xe0000)));
}

function selectorText(characters: readonly string[]): string | undefined {
  const bytes = characters.map(codeOf).flatMap((code) => {
    if (code >= 0xfe00 && code <= 0xfe0f) return [code - 0xfe00];
    return code >= 0xe0100 && code <= 0xe01ef ? [code - 0xe0100 + 16] : [];
  });
  return bytes.length < 2 ? undefined : readable(bytes);
}

/** Two different characters, which stand for 0 and 1 or for 1 and 0, eight to a byte. */
function binaryText(digits: readonly string[]): string | undefined {
  const [zero, one, third] = new Set(digits);
  if (zero === undefined || one === undefined || third !== undefined) return undefined;
  if (digits.length < 16 || digits.length % 8 !== 0) return undefined;
  const written = digits.map((digit) => (digit === zero ? '0' : '1')).join('');
  const bytes = (written.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return readable(bytes) ?? readable(bytes.map((byte) => 255 - byte));
}

/** The text of some bytes, if a person can read it. */
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

/** Stretches of a text; hidden ones have a label to show instead. */
export type VisibleParts = { text: string; label?: string }[];

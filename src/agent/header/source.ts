import { sha256 } from '#sha256';
import type { Position } from '../position.ts';

/**
 * Decodes a file for parsing, and keeps what decoding would lose.
 * @param bytes the file as it is on disk; never changed or copied
 */
export function decodeSource(bytes: Uint8Array): Source {
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const bom = decoded.startsWith('\uFEFF');
  const original = bom ? decoded.slice(1) : decoded;
  const crlf = original.includes('\r\n');
  const text = crlf ? original.replaceAll('\r\n', '\n') : original;
  const invalid = firstInvalid(bytes, decoded);
  return {
    ...linesOf(text),
    original,
    bom,
    crlf,
    nul: text.indexOf('\0'),
    invalid: invalid === -1 ? -1 : decoded.slice(bom ? 1 : 0, invalid).replaceAll('\r\n', '\n').length,
  };
}

/** A text with the offsets of its lines. */
export function linesOf(text: string): Lines {
  return { text, lineStarts: lineStarts(text) };
}

/** SHA-256 of some bytes, as 64 lowercase hexadecimal digits. */
export function digest(bytes: Uint8Array): string {
  return sha256(bytes);
}

/** Turns an offset in the source's text (UTF-16 code units) into a 1-based line and column. */
export function positionAt(source: Lines, offset: number): Position {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}

/** The text of a 1-based line, without its line break; empty beyond the end. */
export function lineAt(source: Lines, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  const next = source.lineStarts[line];
  return source.text.slice(start, next === undefined ? undefined : next - 1);
}

/** The offset in bytes at which a 1-based line of the file starts; the file's length when it has fewer lines. */
export function byteOffsetOfLine(bytes: Uint8Array, line: number): number {
  let offset = 0;
  for (let current = 1; current < line; current += 1) {
    const lineFeed = bytes.indexOf(0x0a, offset);
    if (lineFeed === -1) return bytes.length;
    offset = lineFeed + 1;
  }
  return offset;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * The offset in the decoded text of the first byte that is not UTF-8, or -1. Decoding puts U+FFFD there, but an author may
 * also have typed that character: then the bytes at its offset are its own encoding.
 */
function firstInvalid(bytes: Uint8Array, decoded: string): number {
  const encoder = new TextEncoder();
  let at = 0;
  let offset = 0;
  for (let found = decoded.indexOf('\uFFFD'); found !== -1; found = decoded.indexOf('\uFFFD', found + 1)) {
    offset += encoder.encode(decoded.slice(at, found)).length;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return found;
    at = found;
  }
  return -1;
}

/** A text with LF line endings. Offsets are in UTF-16 code units. */
export interface Lines {
  text: string;
  /** Offset in `text` at which each line starts. */
  lineStarts: number[];
}

/**
 * A file as text without a byte order mark, in which invalid bytes are U+FFFD, with the facts about its bytes that the text
 * no longer shows. Offsets are in UTF-16 code units.
 */
export interface Source extends Lines {
  /** The text with the line endings of the file. */
  original: string;
  /** Whether the file starts with a byte order mark. */
  bom: boolean;
  /** Whether any line ends in CRLF. */
  crlf: boolean;
  /** Offset in `text` of the first NUL character, or -1. */
  nul: number;
  /** Offset in `text` of the first byte that is not UTF-8, or -1. */
  invalid: number;
}

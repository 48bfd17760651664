import { decodeSource, type Source } from '../agent/header/source.ts';

/** A file's text in lines, and how it is stored. */
export function storedText(bytes: Uint8Array): StoredText {
  const source = decodeSource(bytes);
  const ended = source.text.endsWith('\n');
  const text = ended ? source.text.slice(0, -1) : source.text;
  return { source, ended, lines: source.text === '' ? [] : text.split('\n'), endings: endingsOf(source, bytes) };
}

function endingsOf({ crlf, lineStarts }: Source, bytes: Uint8Array): StoredText['endings'] {
  if (lineStarts.length === 1) return 'none';
  if (!crlf) return 'lf';
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    if (bytes[at - 1] !== CARRIAGE_RETURN) return 'mixed';
  }
  return 'crlf';
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The text of a file, in lines without their breaks. */
export interface StoredText {
  source: Source;
  lines: string[];
  /** Whether the last line is ended. */
  ended: boolean;
  endings: 'none' | 'lf' | 'crlf' | 'mixed';
}

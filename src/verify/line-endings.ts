import { decodeSource, type Source } from '../agent/header/source.ts';

/** Splits a file into lines and says how they end. */
export function fileLines(bytes: Uint8Array): FileLines {
  const source = decodeSource(bytes);
  const endsWithBreak = source.text.endsWith('\n');
  const text = endsWithBreak ? source.text.slice(0, -1) : source.text;
  return {
    source,
    endsWithBreak,
    lines: source.text === '' ? [] : text.split('\n'),
    endings: endingsOf(source, bytes),
  };
}

function endingsOf({ crlf, lineStarts }: Source, bytes: Uint8Array): FileLines['endings'] {
  if (lineStarts.length === 1) return 'none';
  if (!crlf) return 'lf';
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    if (bytes[at - 1] !== CARRIAGE_RETURN) return 'mixed';
  }
  return 'crlf';
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The lines of a file, without their breaks. */
export interface FileLines {
  source: Source;
  lines: string[];
  /** Whether the last line ends with a line break. */
  endsWithBreak: boolean;
  endings: 'none' | 'lf' | 'crlf' | 'mixed';
}

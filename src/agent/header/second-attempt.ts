import { isSeq } from 'yaml';
import { parseAsClaudeCode } from './claude-yaml.ts';

/**
 * Rewrites a header as Claude Code does when it cannot parse it: tabs that indent a line become spaces, and a value on the
 * line of its key is put in double quotes if it has a character that YAML gives a meaning to. Found by asking Claude Code
 * 2.1.332, and held to it by `npm run test:clients`.
 * @param lines the header's lines as in the file, with the carriage return that a line may end with
 */
export function rewriteHeader(lines: readonly string[]): Rewritten {
  let start = 0;
  let original = 0;
  const rewritten = lines.map((written) => {
    const line = { ...rewriteLine(written), start, original };
    start += line.text.length + 1;
    original += line.length + 1;
    return line;
  });
  return { text: rewritten.map(({ text }) => text).join('\n'), lines: rewritten };
}

/**
 * Turns an offset in a rewritten header into one in the header with LF line endings, both in UTF-16 code units. A value that
 * was put in quotes starts where it started, and ends with its line.
 */
export function originalOffset({ lines }: Rewritten, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  if (line === undefined) return offset;
  const within = offset - line.start;
  if (line.value === undefined) return line.original + Math.min(line.length, Math.max(0, within - line.indented));
  if (within <= line.value.key) return line.original + within;
  return line.original + (within >= line.text.length ? line.length : line.value.start);
}

/** A key at the start of a line with a value. The dot matches no line break, so no value may end in a carriage return. */
const KEY_VALUE = /^([a-zA-Z_-]+):\s+(\S.*)$/;
/** What makes it quote a value. */
const SPECIAL = /[{}[\]*&#!|>%@`]|: /;

function rewriteLine(line: string): Omit<Line, 'start' | 'original'> {
  const length = line.endsWith('\r') ? line.length - 1 : line.length;
  const tabs = /^\t+/.exec(line)?.[0].length ?? 0;
  const plain = { text: '  '.repeat(tabs) + line.slice(tabs), length, indented: tabs, value: undefined };
  const match = KEY_VALUE.exec(line);
  const [, key = '', value = ''] = match ?? [];
  if (match === null || isQuoted(value) || !SPECIAL.test(value) || isList(value)) return plain;
  const quoted = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return {
    text: `${key}: "${quoted}"`,
    length,
    indented: 0,
    value: { key: key.length, start: line.length - value.length },
  };
}

function isQuoted(value: string): boolean {
  const quote = value.charAt(0);
  return (quote === '"' || quote === "'") && value.endsWith(quote);
}

/** Whether a value is a list in brackets. A map in braces is put in quotes. */
function isList(value: string): boolean {
  if (!value.startsWith('[') || !value.endsWith(']')) return false;
  return isSeq(parseAsClaudeCode(`key: ${value}`)?.pairs[0]?.value);
}

/** A rewritten header. */
export interface Rewritten {
  text: string;
  lines: readonly Line[];
}

/** A line of a rewritten header. */
interface Line {
  text: string;
  /** Its offset in the rewritten header, in UTF-16 code units. */
  start: number;
  /** Its offset in the header with LF line endings. */
  original: number;
  /** Its length in the header with LF line endings, in UTF-16 code units. */
  length: number;
  /** By how much its indentation grew, in UTF-16 code units. */
  indented: number;
  /** Where the key ends and the value starts in the original line, if the value was put in quotes. */
  value: { key: number; start: number } | undefined;
}

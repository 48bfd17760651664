import type { AgentFile } from '../../agent/agent-file.ts';
import type { Finding } from '../../agent/findings/finding.ts';
import { byteOffsetOfLine } from '../../agent/header/source.ts';
import { saysTheSame } from './same-agent.ts';

/**
 * The change of a file that the corrected line of a finding stands for: the lines of the field that the corrected line
 * begins with, or else the line of the finding, are replaced by it.
 * @returns undefined when the finding has no corrected line, when that says something else than the field does, or when the
 * lines have more in them than it could keep
 */
export function replacementFor({ bytes, agent }: AgentFile, finding: Finding): Replacement | undefined {
  const { corrected } = finding;
  if (corrected === undefined || agent?.format !== 'markdown' || /[\r\n]/.test(corrected)) return undefined;
  const key = /^([\w-]+):/.exec(corrected)?.[1];
  const field = agent.fields.find((each) => each.key === key);
  if (key !== undefined && (field === undefined || !saysTheSame(corrected, field, agent))) return undefined;
  const place =
    field === undefined
      ? { startLine: finding.line, endLine: finding.line }
      : { startLine: field.line, endLine: field.valueLine + field.written.split('\n').length - 1 };
  const replaced = textOfLines(bytes, place);
  if (replaced === undefined || !hasAllRemarks(replaced, corrected)) return undefined;
  return { ...place, replaced, text: corrected, findings: [finding] };
}

/**
 * Replaces lines of a file. Everything else stays as it is, byte for byte: what is before and after, the line ending, a byte
 * order mark.
 * @param replacements must not overlap
 */
export function replaceLines(bytes: Uint8Array, replacements: readonly Replacement[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const replacement of replacements.toSorted((a, b) => a.startLine - b.startLine)) {
    const { start, end } = spanOf(bytes, replacement);
    parts.push(bytes.subarray(at, start), new TextEncoder().encode(replacement.text));
    at = end;
  }
  return joined([...parts, bytes.subarray(at)]);
}

/** Whether two replacements have lines in common. */
export function overlap(a: Replacement, b: Replacement): boolean {
  return a.startLine <= b.endLine && b.startLine <= a.endLine;
}

/** The text of some lines, with their line endings but the last; undefined if it is not UTF-8. */
function textOfLines(bytes: Uint8Array, lines: LineRange): string | undefined {
  const { start, end } = spanOf(bytes, lines);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start, end));
  } catch {
    return undefined;
  }
}

/**
 * Whether a corrected line has everything that might be a comment on the lines that it replaces. Whether it is one, only a
 * reader of YAML knows; so a line with a hash that is lost is left to people.
 */
function hasAllRemarks(replaced: string, corrected: string): boolean {
  // A hash at the start of a line is a heading to one reader and a comment to another.
  if (/^[ \t]*#/m.test(replaced)) return false;
  const remarks = [...replaced.matchAll(/(?<![^\s])#[^\n\r"'\\]*/g)].map(([remark]) => remark.trim());
  return remarks.every((remark) => corrected.includes(remark));
}

/** The bytes of some lines, without a byte order mark and without the ending of the last line. */
function spanOf(bytes: Uint8Array, { startLine, endLine }: LineRange): { start: number; end: number } {
  const start = byteOffsetOfLine(bytes, startLine) + (startLine === 1 && hasMark(bytes) ? 3 : 0);
  const lineFeed = bytes.indexOf(0x0a, byteOffsetOfLine(bytes, endLine));
  const end = lineFeed === -1 ? bytes.length : lineFeed;
  return { start, end: end > start && bytes[end - 1] === 0x0d ? end - 1 : end };
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

interface LineRange {
  /** 1-based. */
  startLine: number;
  /** 1-based; the range includes it. */
  endLine: number;
}

/** Lines of a file, and the one line to put there instead. */
export interface Replacement extends LineRange {
  /** The lines as they are, without the ending of the last. */
  replaced: string;
  /** The line to put there. */
  text: string;
  /** The findings that ask for it. */
  findings: Finding[];
}
